using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Squared error.</summary>
public sealed class MSELoss : Loss<Tensor, Tensor, Tensor>
{
    /// <summary>Makes the loss.</summary>
    /// <param name="reduction">Mean, sum or none.</param>
    public MSELoss(nn.Reduction reduction = nn.Reduction.Mean)
        : base(nameof(MSELoss), reduction)
    {
    }

    /// <summary>The loss of predictions and targets of one shape.</summary>
    /// <param name="input">Predictions.</param>
    /// <param name="target">Targets.</param>
    public override Tensor forward(Tensor input, Tensor target) => nn.functional.mse_loss(input, target, reduction);
}
