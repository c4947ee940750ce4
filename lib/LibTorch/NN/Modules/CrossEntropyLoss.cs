using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>−log softmax(logits)[class].</summary>
public sealed class CrossEntropyLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    /// <summary>Makes the loss.</summary>
    /// <param name="weight">[K], how much each class counts; or null.</param>
    /// <param name="ignore_index">A class that does not count; or null.</param>
    /// <param name="reduction">Mean (weighted), sum or none.</param>
    public CrossEntropyLoss(Tensor? weight = null, long? ignore_index = null, nn.Reduction reduction = nn.Reduction.Mean)
        : base(nameof(CrossEntropyLoss), weight, reduction) => this.ignore_index = ignore_index;

    /// <summary>A class that does not count, or null.</summary>
    public long? ignore_index { get; }

    /// <summary>The loss of logits [B, K] and classes int64 [B].</summary>
    /// <param name="input">Logits.</param>
    /// <param name="target">Classes.</param>
    public override Tensor forward(Tensor input, Tensor target)
        => nn.functional.cross_entropy(input, target, weight, ignore_index ?? -100, reduction);
}
