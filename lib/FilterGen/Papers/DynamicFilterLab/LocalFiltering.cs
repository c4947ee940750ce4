using FilterGen.Filters;
using static TorchSharp.torch.nn;

namespace FilterGen.Papers.DynamicFilterLab;

/// <summary>
/// The dynamic local filtering layer of Jia et al. 2016: the output at a position is the product of the window around it with
/// that position's own kernel. Stride 1, zeros around the edges, the size is kept.
/// </summary>
public static class LocalFiltering
{
    /// <summary>Filters each image with its kernels.</summary>
    /// <param name="images">Images or maps [B, C, H, W].</param>
    /// <param name="kernels">The kernel [C, k, k] of each position, k odd, as [B, C·k·k, H, W].</param>
    /// <returns>Maps [B, 1, H, W].</returns>
    /// <exception cref="ArgumentException">The shapes do not belong together, or the kernels' size is even.</exception>
    public static Tensor Apply(Tensor images, Tensor kernels)
    {
        Guard.Shape(images, "images", "[B, C, H, W]", -1, -1, -1, -1);
        long batch = images.shape[0], channels = images.shape[1], height = images.shape[2], width = images.shape[3];
        Guard.Shape(kernels, "kernels", $"[{batch}, {channels}·k·k, {height}, {width}]", batch, -1, height, width);
        long taps = kernels.shape[1] / channels, size = (long)Math.Sqrt(taps);
        if (size * size * channels != kernels.shape[1] || size % 2 == 0)
            throw new ArgumentException(
                $"kernels: expected {channels}·k·k numbers for each position with an odd k, found {kernels.shape[1]}.", nameof(kernels));

        var windows = functional.unfold(images, size, padding: size / 2);                               // [B, C·k·k, H·W]
        return (windows * kernels.flatten(2)).sum(1).reshape(batch, 1, height, width);
    }
}
