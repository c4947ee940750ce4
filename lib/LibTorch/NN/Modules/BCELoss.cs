using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Binary cross-entropy of probabilities.</summary>
public sealed class BCELoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    /// <summary>Makes the loss.</summary>
    /// <param name="weight">How much each element counts; or null.</param>
    /// <param name="reduction">Mean, sum or none.</param>
    public BCELoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean)
        : base(nameof(BCELoss), weight, reduction)
    {
    }

    /// <summary>The loss of probabilities and targets, both from 0 to 1 and of one shape.</summary>
    /// <param name="input">Probabilities.</param>
    /// <param name="target">Targets.</param>
    public override Tensor forward(Tensor input, Tensor target)
        => nn.functional.binary_cross_entropy(input, target, weight, reduction);
}
