using static TorchSharp.torch.nn.functional;

namespace FilterGen.Papers.DynamicFilterLab.Teaching;

/// <summary>What the kernels of a batch have to be, and what wrong ones look like.</summary>
internal static class KernelChecks
{
    private const int Size = DynamicFilterNet.KernelSize;

    public static void Run(LabModel model, Tensor v)
    {
        var found = model.Kernels(v);
        long batch = v.shape[0];
        Expect.Shape(found, "w", [batch, LabNet.Channels, Size, Size], Hint);
        Expect.That(found.requires_grad,
            "The kernels are cut off from W_DYN: no gradient would arrive there (detach(), no_grad(), a copy).");
        using var off = no_grad();
        var raw = model.Generator.call(v.flatten(1));
        var expected = normalize(raw, p: 2, dim: 1);
        if (Expect.Same(found, Kernels(expected))) return;
        throw new LabCheckException(Mistake(found, raw, expected));
    }

    private static string Mistake(Tensor found, Tensor raw, Tensor expected)
    {
        (string Words, Func<Tensor> Wrong)[] mistakes =
        [
            ("The kernels are not normalised: divide each image's 576 numbers by their Euclidean length.", () => Kernels(raw)),
            ("The kernels are normalised over the batch, not for each image: dimension 0 is the batch, take dimension 1.",
                () => Kernels(normalize(raw, p: 2, dim: 0))),
            ("The kernels are divided by the length of the whole batch: each image's 576 numbers have a length of their own.",
                () => Kernels(raw / raw.norm())),
            ("The kernels are normalised channel by channel: the length is that of all 576 numbers of an image.",
                () => Kernels(normalize(raw.reshape(-1, LabNet.Channels, Size * Size), p: 2, dim: 2))),
            ("The kernels are divided by the sum of absolute values (L1): the sheet wants the Euclidean length (L2).",
                () => Kernels(normalize(raw, p: 1, dim: 1))),
            ("All images get the first image's kernel: take sample i's own weights.",
                () => Kernels(expected.narrow(0, 0, 1).expand(expected.shape))),
        ];
        foreach (var (words, wrong) in mistakes)
            if (Expect.Same(found, wrong()))
                return words;
        if (Expect.Same(Sorted(found), Sorted(expected)))
            return "The reshape is wrong: each image's 576 numbers are there in another order. Reshape to 64×3×3 without transposing.";
        return Expect.Same(Sorted(found).sum([0]), Sorted(expected).sum([0]))
            ? "The kernels are mixed up between the images: kernel i has to come from map i."
            : "The kernels are not W_DYN of the flattened map, brought to length 1.";
    }

    private static Tensor Kernels(Tensor w) => w.reshape(-1, LabNet.Channels, Size, Size);

    private static Tensor Sorted(Tensor kernels) => kernels.flatten(1).sort(1).Values;

    private static string Hint(long[] found) => found switch
    {
        [_, 576] => "reshape each image's 576 numbers to 64×3×3.",
        [_, 1, 64, 3, 3] => "keep one kernel for each image; the 1 comes back when you convolve.",
        [_, 3, 3, 64] => "the channels come first.",
        [1, 64, 3, 3] or [64, 3, 3] => "every image has a kernel of its own.",
        _ => "",
    };
}
