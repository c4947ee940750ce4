using static TorchSharp.torch.nn.functional;

namespace FilterGen.Papers.DynamicFilterLab.Teaching;

/// <summary>What the dynamic convolution has to give, and what wrong ones look like.</summary>
internal static class ConvolutionChecks
{
    public static void Run(LabModel model)
    {
        using var scope = NewDisposeScope();
        // Maps and kernels of its own, so that no two are alike.
        var (maps, kernels) = (ForwardChecks.Maps(), ForwardChecks.Kernels());
        var found = model.Represent(maps, kernels);
        Expect.Shape(found, "The convolved map is", [ForwardChecks.Batch, 1, LabNet.Side, LabNet.Side], Hint);
        if (Expect.Same(found, KernelConvolution.Apply(maps, kernels))) return;
        throw new LabCheckException(Known(found, maps, kernels) ?? Shown(model, found, maps, kernels));
    }

    private static string? Known(Tensor found, Tensor maps, Tensor kernels)
    {
        var expected = KernelConvolution.Apply(maps, kernels);
        Tensor Of(Tensor map, Tensor kernel) => KernelConvolution.Apply(map, kernel);
        Tensor Padded(PaddingModes mode) =>
            KernelConvolution.Apply(pad(maps, (1, 1, 1, 1), mode), kernels)[.., .., 1..(LabNet.Side + 1), 1..(LabNet.Side + 1)];
        const string folded = "are mixed between the images when they are folded: "
            + "reshape with the images first, [B, 64, …] to [1, B·64, …], without transposing.";
        return Expect.Known(found,
        [
            ("The kernels are flipped: conv2d slides them as they are.", () => Of(maps, kernels.flip(2, 3))),
            ("The kernels' rows are flipped: conv2d slides them as they are.", () => Of(maps, kernels.flip(2))),
            ("The kernels' columns are flipped: conv2d slides them as they are.", () => Of(maps, kernels.flip(3))),
            ("The kernels are transposed: rows and columns of each 3×3 have changed places.", () => Of(maps, kernels.transpose(2, 3))),
            ("The maps are transposed: rows and columns have changed places.", () => expected.transpose(2, 3)),
            ("All images are convolved with the mean of the batch's kernels: image i wants kernel i.",
                () => Of(maps, kernels.mean([0], keepdim: true).expand(kernels.shape))),
            ("The maps' channels " + folded, () => Of(maps.transpose(0, 1).reshape(maps.shape), kernels)),
            ("The kernels' channels " + folded, () => Of(maps, kernels.transpose(0, 1).reshape(kernels.shape))),
            ("The channels of maps and kernels " + folded,
                () => Of(maps.transpose(0, 1).reshape(maps.shape), kernels.transpose(0, 1).reshape(kernels.shape))),
            ("The kernels' channels come in the reverse order.", () => Of(maps, kernels.flip(1))),
            ("The map went through a ReLU: the sheet has no activation after the dynamic convolution.", expected.relu),
            ("The map went through Tanh: the sheet has no activation after the dynamic convolution.", expected.tanh),
            ("The map went through a sigmoid: the sheet has no activation after the dynamic convolution.", expected.sigmoid),
            .. from mode in new[] { PaddingModes.Replicate, PaddingModes.Reflect, PaddingModes.Circular }
               select ($"The padding is {mode.ToString().ToLowerInvariant()}: padding 1 sets zeros around the map.",
                   (Func<Tensor>)(() => Padded(mode))),
        ]);
    }

    /// <summary>What can be said of a map that is none of the known ones, each shown by what was found.</summary>
    private static string Shown(LabModel model, Tensor found, Tensor maps, Tensor kernels)
    {
        // Each image with each kernel: [image, kernel, 8, 8].
        var pairs = conv2d(maps, kernels, null, [1, 1], [1, 1]);
        if (Partners.Find(ForwardChecks.Batch, (i, j) => Expect.Same(found[i, 0], pairs[i, j])) is { } partners)
            return partners.Common is { } one
                ? $"All images are convolved with {(one == 0 ? "the first image's" : $"image {one + 1}'s")} kernel: image i wants kernel i."
                : "The kernels are mixed up: image i is convolved with the kernel of another image "
                    + $"({partners.Example("here image {0} with that of image {1}")}).";
        if (Partners.Find(ForwardChecks.Batch, (i, j) => Expect.Same(found[i, 0], pairs[j, j])) is { } order)
            return $"The maps come back in another order: {order.Example("place {0} has the map of image {1}")}.";
        var expected = KernelConvolution.Apply(maps, kernels);
        if (Affine(found, expected, [0, 1, 2, 3]) is { } whole)
            return whole.Factor is > 0.999 and < 1.001
                ? "Something constant is added to the map: the dynamic convolution has no bias, W_CLS has one."
                : Math.Abs(whole.Mean) < 0.01 && Math.Abs(whole.Deviation - 1) < 0.01
                    ? "The map is standardised over the batch (mean 0, deviation 1): the sheet has no normalisation there."
                    : string.Create(CultureInfo.InvariantCulture, $"The map is right but for a factor of {whole.Factor:0.####}")
                        + (Math.Abs(whole.Shift) < 1e-3 ? "." : " and a constant.");
        if (Affine(found, expected, [1, 2, 3]) is not null)
            return "Each image's map is scaled or shifted by numbers of its own: the sheet has no normalisation after the convolution.";
        var inside = (TensorIndex)(1..(LabNet.Side - 1));
        if (Expect.Same(found[TensorIndex.Ellipsis, inside, inside], expected[TensorIndex.Ellipsis, inside, inside]))
            return "The map is right inside and wrong at its border: padding 1 sets a ring of zeros around it.";
        using var off = no_grad();
        var changed = maps.clone();
        changed[1].fill_(0);
        return Expect.Same(model.Represent(changed, kernels)[0], found[0])
            ? "The map is not that of image i convolved with kernel i (3×3, stride 1, padding 1)."
            : "Image 1's map changes with what image 2 shows: each image is to be convolved for itself.";
    }

    /// <summary>The factor and the constant with which what was found is what was expected; null if it is not.</summary>
    private static (double Factor, double Shift, double Mean, double Deviation)? Affine(Tensor found, Tensor expected, long[] over)
    {
        using var off = no_grad();
        Tensor Standard(Tensor map) => (map - map.mean(over, keepdim: true)) / map.std(over, keepdim: true);
        if (!Expect.Same(Standard(found), Standard(expected))) return null;
        static double Value(Tensor number) => number.ToScalar().ToDouble();
        var (mean, deviation) = (Value(found.mean()), Value(found.std()));
        var factor = deviation / Value(expected.std());
        return (factor, mean - factor * Value(expected.mean()), mean, deviation);
    }

    private static string Hint(long[] found) => found switch
    {
        [_, _, 6, 6] => "padding 1 keeps the size.",
        [_, _, 4, 4] => "the stride is 1.",
        [_, 64, 8, 8] => "the 64 channels are summed into one; with groups they stay apart.",
        [1, ForwardChecks.Batch, 8, 8] => "the images came back as channels; put them first again.",
        [_, ForwardChecks.Batch, 8, 8] => "every image was convolved with every kernel: image i wants only kernel i.",
        [_, 8, 8] => "keep the one channel: batch × 1 × 8 × 8.",
        _ => "",
    };
}
