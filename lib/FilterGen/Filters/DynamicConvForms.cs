using FilterGen.Operators;
using static TorchSharp.torch.nn;

namespace FilterGen.Filters;

/// <summary>
/// The forms of a convolution in which every sample has its own filters. All give [B, N, H', W']; mixing and windows keep the
/// order of the images in memory, channels first or last.
/// </summary>
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
        var maps = GreyConvolution.Convolve(images, bases, null, geometry);             // [B, M, H', W']
        return Product(coefficients, maps.flatten(2), bias, maps.shape[2], maps.shape[3], maps.IsChannelsLast());
    }

    /// <summary>Lays the images out window by window and multiplies each sample's with its own filters.</summary>
    /// <param name="images">Images [B, C, H, W].</param>
    /// <param name="filters">Filters of each sample [B, N, C, k, k].</param>
    /// <param name="bias">Bias [N] or none.</param>
    /// <param name="geometry">Kernel, stride, padding and dilation.</param>
    public static Tensor Windows(Tensor images, Tensor filters, Tensor? bias, ConvGeometry geometry)
    {
        var windows = functional.unfold(
            images, geometry.Kernel, geometry.Dilation, geometry.Padding, geometry.Stride);     // [B, C·k·k, H'·W']
        return Product(
            filters.flatten(2), windows, bias, geometry.OutputSize(images.shape[2]), geometry.OutputSize(images.shape[3]),
            images.IsChannelsLast());
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

    // TorchSharp 0.107 takes the three in this order: baddbmm(a, b, c) is c + a·b.
    /// <summary>Left [B, N, K] times right [B, K, H'·W'], as rows of maps or, channels last, of channels: [B, N, H', W'].</summary>
    private static Tensor Product(Tensor left, Tensor right, Tensor? bias, long height, long width, bool channelsLast)
    {
        if (channelsLast)
        {
            Tensor pixels = right.transpose(1, 2), weights = left.transpose(1, 2);
            var product = bias is null ? bmm(pixels, weights) : baddbmm(pixels, weights, bias);                 // [B, H'·W', N]
            return product.reshape(left.shape[0], height, width, left.shape[1]).permute(0, 3, 1, 2);
        }
        var maps = bias is null ? bmm(left, right) : baddbmm(left, right, bias.reshape(1, -1, 1));              // [B, N, H'·W']
        return maps.reshape(left.shape[0], left.shape[1], height, width);
    }

    private static Tensor Convolve(Tensor input, Tensor filters, ConvGeometry geometry, long groups) => functional.conv2d(
        input, filters, null,
        [geometry.Stride, geometry.Stride], [geometry.Padding, geometry.Padding], [geometry.Dilation, geometry.Dilation], groups);
}
