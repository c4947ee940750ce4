using FilterGen.Data;
using FilterGen.Papers.FilterGeneration;

namespace FilterGen.Papers.NetworkVision.Networks;

/// <summary>A row <c>Normalize</c>: images in [0, 1] to mean 0 and deviation 1, [B, C, H, W] → [B, C, H, W].</summary>
/// <param name="normalization">Null takes CIFAR-10's.</param>
internal sealed class NormalizeStage(Normalization? normalization = null) : Stage(nameof(NormalizeStage))
{
    private readonly Normalization normalization = normalization ?? Cifar10.Normalization;

    /// <inheritdoc/>
    public override string Layer => "Normalize";

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => normalization.Apply(input);
}
