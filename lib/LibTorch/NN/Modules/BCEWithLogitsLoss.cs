using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Binary cross-entropy of logits, computed without overflow.</summary>
public sealed class BCEWithLogitsLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    /// <summary>Makes the loss.</summary>
    /// <param name="weight">How much each element counts; or null.</param>
    /// <param name="reduction">Mean, sum or none.</param>
    /// <param name="pos_weights">How much positive targets count; or null.</param>
    public BCEWithLogitsLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean, Tensor? pos_weights = null)
        : base(nameof(BCEWithLogitsLoss), weight, reduction)
    {
        this.pos_weights = pos_weights;
        if (pos_weights is not null)
            register_buffer("pos_weight", pos_weights);
    }

    /// <summary>How much positive targets count, or null.</summary>
    public Tensor? pos_weights { get; }

    /// <summary>The loss of logits and targets from 0 to 1, both of one shape.</summary>
    /// <param name="input">Logits.</param>
    /// <param name="target">Targets.</param>
    public override Tensor forward(Tensor input, Tensor target)
        => nn.functional.binary_cross_entropy_with_logits(input, target, weight, reduction, pos_weights);
}
