namespace FilterGen.Papers.DynamicFilterLab.Teaching;

/// <summary>What the dynamic convolution has to give, and what wrong ones look like.</summary>
internal static class ConvolutionChecks
{
    public static void Run(LabModel model, Tensor v)
    {
        long batch = v.shape[0];
        // Kernels and maps of its own, so that no two are alike.
        var (maps, kernels) = (randn(v.shape), randn([batch, LabNet.Channels, DynamicFilterNet.KernelSize, DynamicFilterNet.KernelSize]));
        var found = model.Represent(maps, kernels);
        Expect.Shape(found, "The convolved map", [batch, 1, LabNet.Side, LabNet.Side], shape => Hint(shape, batch));
        var expected = KernelConvolution.Apply(maps, kernels);
        if (Expect.Same(found, expected)) return;
        throw new LabCheckException(Mistake(found, maps, kernels, expected));
    }

    private static string Mistake(Tensor found, Tensor maps, Tensor kernels, Tensor expected)
    {
        var first = kernels.narrow(0, 0, 1).expand(kernels.shape);
        if (Expect.Same(found, KernelConvolution.Apply(maps, first)))
            return "All images are convolved with the first image's kernel: image i wants kernel i.";
        if (Expect.Same(found, KernelConvolution.Apply(maps, kernels.flip(2, 3))))
            return "The kernels are flipped: conv2d slides them as they are.";
        long batch = maps.shape[0];
        for (int shift = 1; shift < batch; shift++)
            if (Expect.Same(found, KernelConvolution.Apply(maps, kernels.roll([shift], [0]))))
                return "The kernels are mixed up: image i is convolved with the kernel of another image.";
        if (Expect.Same(found, KernelConvolution.Apply(maps, kernels.flip(0))))
            return "The kernels are mixed up: they come in the reverse order of the images.";
        var rest = found - expected;
        return Expect.Same(rest, rest.mean().expand(rest.shape))
            ? "Something constant is added to the map: the dynamic convolution has no bias, W_CLS has one."
            : "The map is not that of image i convolved with kernel i (3×3, stride 1, padding 1).";
    }

    private static string Hint(long[] found, long batch) => found switch
    {
        [_, _, 6, 6] => "padding 1 keeps the size.",
        [_, _, 4, 4] => "the stride is 1.",
        [_, 64, 8, 8] => "the 64 channels are summed into one; with groups they stay apart.",
        [1, _, 8, 8] when found[1] == batch => "the images came back as channels; put them first again.",
        [_, _, 8, 8] when found[1] == batch => "every image was convolved with every kernel: image i wants only kernel i.",
        _ => "",
    };
}
