using FilterGen.Filters;
using FilterGen.Operators;

namespace FilterGen.Papers.FilterGeneration;

/// <summary>A row <c>MaxPool</c> without overlap: [B, C, H, W] → [B, C, H/k, W/k].</summary>
/// <param name="kernel">Side k of the window, which is also the stride.</param>
public sealed class MaxPoolStage(int kernel) : Stage(nameof(MaxPoolStage))
{
    /// <inheritdoc/>
    public override string Layer => "MaxPool";

    /// <inheritdoc/>
    public override ConvGeometry? Geometry { get; } = new(kernel, Stride: kernel);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => MaxPooling.Pool(input, kernel);
}
