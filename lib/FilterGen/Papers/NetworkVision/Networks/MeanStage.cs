using FilterGen.Papers.FilterGeneration;

namespace FilterGen.Papers.NetworkVision.Networks;

/// <summary>A row <c>Mean</c>, the average of each whole map: [B, C, H, W] → [B, C, 1, 1].</summary>
internal sealed class MeanStage() : Stage(nameof(MeanStage))
{
    /// <inheritdoc/>
    public override string Layer => "Mean";

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => input.mean([2, 3], keepdim: true);
}
