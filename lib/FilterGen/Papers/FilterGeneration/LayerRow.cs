using FilterGen.Filters;
using static TorchSharp.torch;

namespace FilterGen.Papers.FilterGeneration;

/// <summary>One row of an architecture table, as the paper's appendix prints it.</summary>
/// <param name="Layer">What the layer does, as in <c>Conv+BN+LReLU</c>.</param>
/// <param name="Geometry">Kernel, stride and padding, as in <c>5x5/1/2</c>; <c>-</c> where a layer has none.</param>
/// <param name="OutputSize">Height x width x channels, as in <c>24x24x5</c>, or the length of a vector.</param>
/// <param name="Parameters">Trained numbers in the layer.</param>
public sealed record LayerRow(string Layer, string Geometry, string OutputSize, long Parameters)
{
    /// <summary>Describes a layer by what it really put out.</summary>
    internal static LayerRow Of(string layer, ConvGeometry? geometry, Tensor output, long parameters) =>
        new(layer, geometry?.ToString() ?? "-", Size(output.shape), parameters);

    private static string Size(long[] shape) => shape is [_, var channels, var height, var width] && height * width > 1
        ? $"{height}x{width}x{channels}"
        : $"{shape[1]}";
}
