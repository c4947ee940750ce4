using FilterGen.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace FilterGen.Training.Steps;

/// <summary>Batches of a set that stays on the host: each is copied to the same place on the device before the step.</summary>
internal sealed class StreamedInput : StepInput
{
    private readonly Tensor images;
    private readonly Tensor labels;

    /// <param name="set">The set.</param>
    /// <param name="batchSize">Images per batch.</param>
    /// <param name="device">Where the steps are taken.</param>
    public StreamedInput(ImageSet set, int batchSize, Device device)
    {
        images = Buffer(set.Images, batchSize, device);
        labels = Buffer(set.Labels, batchSize, device);
    }

    /// <inheritdoc/>
    public override void Begin(Batches epoch)
    {
    }

    /// <inheritdoc/>
    public override void Prepare(int place, Func<int, Batch> batch)
    {
        using var scope = NewDisposeScope();
        var (newImages, newLabels, _) = batch(place);
        images.copy_(newImages);
        labels.copy_(newLabels);
    }

    /// <inheritdoc/>
    public override (Tensor Images, Tensor Labels) Read() => (images, labels);

    /// <inheritdoc/>
    public override void Dispose()
    {
        images.Dispose();
        labels.Dispose();
    }

    private static Tensor Buffer(Tensor all, int batchSize, Device device) =>
        zeros([batchSize, .. all.shape[1..]], all.dtype, device).DetachFromDisposeScope();
}
