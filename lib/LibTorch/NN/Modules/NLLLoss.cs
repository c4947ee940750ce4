using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>−x[class] for logarithms of probabilities.</summary>
public sealed class NLLLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    /// <summary>Makes the loss.</summary>
    /// <param name="weight">[K], how much each class counts; or null.</param>
    /// <param name="reduction">Mean (weighted), sum or none.</param>
    public NLLLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean)
        : base(nameof(NLLLoss), weight, reduction)
    {
    }

    /// <summary>The loss of log-probabilities [B, K] and classes int64 [B].</summary>
    /// <param name="input">Logarithms of probabilities.</param>
    /// <param name="target">Classes.</param>
    public override Tensor forward(Tensor input, Tensor target) => nn.functional.nll_loss(input, target, weight, reduction);
}
