using FilterGen.Filters;

namespace FilterGen.Papers.FilterGeneration;

/// <summary>One row of an architecture table, as the paper's appendix prints it, with what the layer holds and costs.</summary>
/// <param name="Layer">What the layer does, as in <c>Conv+BN+LReLU</c>.</param>
/// <param name="Geometry">Kernel, stride and padding, as in <c>5x5/1/2</c>; <c>-</c> where a layer has none.</param>
/// <param name="OutputSize">Height x width x channels, as in <c>24x24x5</c>, or the length of a vector.</param>
/// <param name="Parameters">Trained numbers in the layer.</param>
/// <param name="Operations">
/// Floating-point operations of one image's way through the layer, a multiply-add counted as two: convolutions and products
/// of matrices in the form that is computed, generation included; what takes a few operations per number is left out.
/// </param>
public sealed record LayerRow(string Layer, string Geometry, string OutputSize, long Parameters, long Operations)
{
    /// <summary>Describes a layer by what it really put out.</summary>
    internal static LayerRow Of(string layer, ConvGeometry? geometry, Tensor output, long parameters, long operations) =>
        new(layer, geometry?.ToString() ?? "-", Size(output.shape), parameters, operations);

    private static string Size(long[] shape) => shape is [_, var channels, var height, var width] && height * width > 1
        ? $"{height}x{width}x{channels}"
        : $"{shape[1]}";
}
