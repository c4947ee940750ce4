using FilterGen.Training;
using static TorchSharp.torch;

namespace FilterGen.Tests.Training.Steps;

/// <summary>Keeps the loss of every training step on the device: a captured step writes it too.</summary>
internal sealed class LossLog : Classifier
{
    private readonly Classifier inner;
    private readonly Tensor log;     // float32 [steps]
    private readonly Tensor cursor;  // int64 [1]

    public LossLog(Classifier inner, int steps)
        : base("logged " + inner.GetName())
    {
        this.inner = inner;
        log = zeros([steps]);
        cursor = zeros([1], int64);
        register_buffer("log", log);
        register_buffer("cursor", cursor);
        RegisterComponents();
    }

    /// <summary>The losses of the steps so far, in order.</summary>
    public float[] Losses => get_buffer("log")!.cpu().data<float>().ToArray();

    public override Tensor forward(Tensor images) => inner.call(images);

    public override Objective Evaluate(Tensor images, Tensor labels)
    {
        var objective = inner.Evaluate(images, labels);
        if (!training) return objective;
        using var _ = no_grad();
        var place = get_buffer("cursor")!;
        get_buffer("log")!.index_copy_(0, place, objective.Loss.detach().reshape(1));
        place.add_(1);
        return objective;
    }
}
