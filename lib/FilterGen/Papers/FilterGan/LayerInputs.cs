using System.IO.Hashing;
using FilterGen.Data;

namespace FilterGen.Papers.FilterGan;

/// <summary>
/// Digits as they enter a layer of a classifier, CNN_{ℓ−1}(I), in place of the images: [N, C, H, W]. The layers before never change,
/// so they are computed once for a whole training.
/// </summary>
public sealed class LayerInputs : ClassificationData
{
    private const int BatchSize = 500;

    private readonly string checksum;       // of the classifier

    private LayerInputs(string name, ImageSet train, ImageSet test, IReadOnlyList<string> classes, int layer, string checksum)
        : base(name, train, test, classes) => (Layer, this.checksum) = (layer, checksum);

    /// <summary>Number ℓ of the convolution that they enter.</summary>
    public int Layer { get; }

    /// <summary>Runs all images through the layers before one.</summary>
    /// <param name="classifier">The classifier, frozen.</param>
    /// <param name="digits">The images and their labels.</param>
    /// <param name="layer">Number ℓ of the convolution.</param>
    /// <returns>
    /// Data whose name holds a checksum of the classifier, so that no training goes on from a checkpoint made with another one.
    /// </returns>
    public static LayerInputs Of(FiveLayerNet classifier, ClassificationData digits, int layer)
    {
        var device = classifier.Filters(layer).device;
        var checksum = Checksum(classifier);
        Tensor Before(Tensor images) => classifier.Before(images, layer);
        return new($"{digits.Name} before layer {layer} of {checksum}",
            Through(digits.Train, Before, device), Through(digits.Test, Before, device), digits.Classes, layer, checksum);
    }

    /// <summary>The same samples, with fewer of them to test with; shares memory with this.</summary>
    /// <param name="testCount">The first ones to test with.</param>
    public LayerInputs Watching(int testCount) =>
        new(Name, Train.Take(Train.Count), Test.Take(testCount), Classes, Layer, checksum);

    /// <summary>The same samples, after something more is done to them.</summary>
    internal LayerInputs Then(string what, Func<Tensor, Tensor> then) =>
        new($"{Name}, {what}", Through(Train, then, Train.Device), Through(Test, then, Test.Device), Classes, Layer, checksum);

    /// <exception cref="ArgumentException">These are of another layer or classifier, whose maps may well have the same shape.</exception>
    internal void Require(FiveLayerNet classifier, int layer)
    {
        if (layer != Layer)
            throw new ArgumentException($"expected inputs of layer {layer}, found those of layer {Layer}. Make them with "
                + $"LayerInputs.Of(classifier, digits, {layer}), or ask for layer {Layer}: in "
                + $"{nameof(FilterGanOptions)}, Layer = {Layer}.", "inputs");
        if (Checksum(classifier) is var found && found != checksum)
            throw new ArgumentException($"expected inputs made with this classifier ({found}), found those of another "
                + $"({checksum}). Make them with LayerInputs.Of(classifier, digits, {layer}).", "inputs");
    }

    private static ImageSet Through(ImageSet set, Func<Tensor, Tensor> function, Device device)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        Tensor? all = null;
        long done = 0;
        foreach (var batch in new Batches(set, BatchSize, device: device))
        {
            Thread.Sleep(0);        // delivers an interrupt of this thread
            using var step = NewDisposeScope();
            var maps = function(batch.Images);
            all ??= empty([set.Count, .. maps.shape[1..]], device: device).MoveToOuterDisposeScope();
            all.narrow(0, done, maps.shape[0]).copy_(maps);
            done += maps.shape[0];
        }
        return new(all!, set.Labels.to(device).clone());
    }

    private static string Checksum(nn.Module network)
    {
        var hash = new XxHash32();
        using var scope = NewDisposeScope();
        foreach (var tensor in network.state_dict().Values) hash.Append(tensor.cpu().contiguous().bytes);
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
