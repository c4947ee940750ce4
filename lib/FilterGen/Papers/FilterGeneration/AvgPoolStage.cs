using FilterGen.Filters;
using static TorchSharp.torch.nn;

namespace FilterGen.Papers.FilterGeneration;

/// <summary>A row <c>AvgPool</c> with stride 1: [B, C, H, W] → [B, C, H−k+1, W−k+1].</summary>
/// <param name="kernel">Side k of the window.</param>
public sealed class AvgPoolStage(int kernel) : Stage(nameof(AvgPoolStage))
{
    /// <inheritdoc/>
    public override string Layer => "AvgPool";

    /// <inheritdoc/>
    public override ConvGeometry? Geometry { get; } = new(kernel);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.avg_pool2d(input, kernel, stride: 1);
}
