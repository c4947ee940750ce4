using FilterGen.Filters;
using static TorchSharp.torch.nn;

namespace FilterGen.Papers.DynamicFilterLab;

/// <summary>
/// The dynamic convolution: image i is convolved with its own kernel, with stride 1 and the padding that keeps the size.
/// </summary>
public static class KernelConvolution
{
    /// <summary>Convolves each image with its kernel.</summary>
    /// <param name="images">Images or maps [B, C, H, W].</param>
    /// <param name="kernels">One kernel of odd size per image [B, C, k, k].</param>
    /// <param name="form">How to compute it.</param>
    /// <returns>Maps [B, 1, H, W].</returns>
    /// <exception cref="ArgumentException">The shapes do not belong together, or the kernels' size is even.</exception>
    public static Tensor Apply(Tensor images, Tensor kernels, KernelConvolutionForm form = KernelConvolutionForm.Taps)
    {
        Guard.Shape(images, "images", "[B, C, H, W]", -1, -1, -1, -1);
        long batch = images.shape[0], channels = images.shape[1], size = kernels.shape[^1];
        Guard.Shape(kernels, "kernels", $"[{batch}, {channels}, k, k], one kernel for each image", batch, channels, size, size);
        if (size % 2 == 0)
            throw new ArgumentException($"kernels: expected an odd size, found {size}x{size}.", nameof(kernels));
        return form switch
        {
            KernelConvolutionForm.Loop => Loop(images, kernels, size / 2),
            KernelConvolutionForm.Grouped => Grouped(images, kernels, size / 2),
            _ => Taps(images, kernels, size / 2),
        };
    }

    private static Tensor Loop(Tensor images, Tensor kernels, long padding)
    {
        var maps = new Tensor[images.shape[0]];
        for (int i = 0; i < maps.Length; i++)
            maps[i] = functional.conv2d(images.narrow(0, i, 1), kernels.narrow(0, i, 1), null, [1, 1], [padding, padding]);
        return cat(maps);
    }

    private static Tensor Grouped(Tensor images, Tensor kernels, long padding)
    {
        var folded = images.flatten(0, 1).unsqueeze(0);                                                         // [1, B·C, H, W]
        var maps = functional.conv2d(folded, kernels, null, [1, 1], [padding, padding], groups: images.shape[0]);   // [1, B, H, W]
        return maps.transpose(0, 1);
    }

    private static Tensor Taps(Tensor images, Tensor kernels, long padding)
    {
        long size = kernels.shape[^1];
        // Adding up windows puts tap t where convolving reads from: the other way round, hence the flip.
        var taps = kernels.flatten(2).flip(2).transpose(1, 2);                                          // [B, k·k, C]
        var maps = bmm(taps, images.flatten(2));                                                        // [B, k·k, H·W]
        return functional.fold(maps, (images.shape[2], images.shape[3]), (size, size), padding: (padding, padding));
    }
}
