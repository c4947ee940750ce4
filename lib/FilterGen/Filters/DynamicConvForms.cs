using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FilterGen.Filters;

/// <summary>The two forms of a convolution in which every sample has its own filters. Both give [B, N, H', W'].</summary>
internal static class DynamicConvForms
{
    /// <summary>Convolves the batch once with the base filters, then mixes the maps of each sample.</summary>
    /// <param name="images">Images [B, C, H, W].</param>
    /// <param name="bases">Base filters [M, C, k, k].</param>
    /// <param name="coefficients">Coefficients [B, N, M].</param>
    /// <param name="bias">Bias [N] or none.</param>
    /// <param name="geometry">Kernel, stride, padding and dilation.</param>
    public static Tensor Mix(Tensor images, Tensor bases, Tensor coefficients, Tensor? bias, ConvGeometry geometry)
    {
        var maps = Convolve(images, bases, geometry, groups: 1);                        // [B, M, H', W']
        var flat = maps.flatten(2);                                                     // [B, M, H'·W'], a view
        var mixed = bias is null
            ? bmm(coefficients, flat)
            : baddbmm(bias.reshape(1, -1, 1), coefficients, flat);                      // [B, N, H'·W']
        return mixed.reshape(maps.shape[0], mixed.shape[1], maps.shape[2], maps.shape[3]);
    }

    /// <summary>Folds the batch into channels, so that one grouped convolution gives every sample its own filters.</summary>
    /// <param name="images">Images [B, C, H, W].</param>
    /// <param name="filters">Filters of each sample [B, N, C, k, k].</param>
    /// <param name="bias">Bias [N] or none.</param>
    /// <param name="geometry">Kernel, stride, padding and dilation.</param>
    public static Tensor Grouped(Tensor images, Tensor filters, Tensor? bias, ConvGeometry geometry)
    {
        long batch = filters.shape[0], count = filters.shape[1];
        var folded = images.flatten(0, 1).unsqueeze(0);                                 // [1, B·C, H, W]
        var output = Convolve(folded, filters.flatten(0, 1), geometry, groups: batch);  // [1, B·N, H', W']
        output = output.reshape(batch, count, output.shape[2], output.shape[3]);
        return bias is null ? output : output + bias.reshape(count, 1, 1);
    }

    private static Tensor Convolve(Tensor input, Tensor filters, ConvGeometry geometry, long groups) => functional.conv2d(
        input, filters, null,
        [geometry.Stride, geometry.Stride], [geometry.Padding, geometry.Padding], [geometry.Dilation, geometry.Dilation], groups);
}
