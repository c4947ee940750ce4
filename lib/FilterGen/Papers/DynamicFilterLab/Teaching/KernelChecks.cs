using System.Runtime.InteropServices;
using static TorchSharp.torch.nn.functional;

namespace FilterGen.Papers.DynamicFilterLab.Teaching;

/// <summary>What the kernels of a batch have to be, and what wrong ones look like.</summary>
internal static class KernelChecks
{
    private const int Size = DynamicFilterNet.KernelSize;

    public static void Run(LabModel model)
    {
        using var scope = NewDisposeScope();
        var v = ForwardChecks.Maps();
        var found = Found(model, v);
        Expect.Shape(found, "w is", [v.shape[0], LabNet.Channels, Size, Size], Hint);
        Expect.That(found.requires_grad,
            "The kernels are cut off from W_DYN: no gradient would arrive there (detach(), no_grad(), a copy).");
        Compare(model, v, found);
    }

    /// <summary>Whether the kernels have the right values, in the mode that the network is in.</summary>
    public static void Values(LabModel model)
    {
        using var scope = NewDisposeScope();
        var v = ForwardChecks.Maps();
        Compare(model, v, model.Kernels(v));
    }

    private static Tensor Found(LabModel model, Tensor v)
    {
        try
        {
            return model.Kernels(v);
        }
        catch (ExternalException failure) when (failure.Message.Contains("(576) must match", StringComparison.Ordinal))
        {
            throw new LabCheckException($"Kernels fails: {Expect.Sentence(failure)} If that is where the length divides: it has to keep its "
                + "dimension, [B, 1], to stand for each image (keepdim: true).", failure);
        }
    }

    private static void Compare(LabModel model, Tensor v, Tensor found)
    {
        using var off = no_grad();
        var raw = LayerChecks.Generated(model, v);
        if (Expect.Same(found, Right(model, v))) return;
        throw new LabCheckException(Mistake(found.flatten(1), raw, model, v));
    }

    /// <summary>
    /// The kernels [B, 64, 3, 3] as they should be made of v. Tanh belongs to W_DYN, which the check of the layers says; where it
    /// stands in Kernels instead, the kernels are the same.
    /// </summary>
    public static Tensor Right(LabModel model, Tensor v)
    {
        var raw = LayerChecks.Generated(model, v);
        var outside = LayerChecks.IsLinear(model.Generator, v.flatten(1)) && !Expect.Same(model.Kernels(v), Kernels(Normal(raw)));
        return Kernels(Normal(outside ? raw.tanh() : raw));
    }

    private static string Mistake(Tensor found, Tensor raw, LabModel model, Tensor v)
    {
        var expected = Normal(raw);
        var linear = LayerChecks.IsLinear(model.Generator, v.flatten(1));
        if (Expect.Known(found,
            ("The kernels are not normalised: divide each image's 576 numbers by their Euclidean length.", () => raw),
            ("The kernels are not normalised: divide each image's 576 numbers by their Euclidean length.", raw.tanh),
            ("The kernels are divided by the squared length: take the root of the sum of squares.",
                () => raw / raw.pow(2).sum(1, keepdim: true)),
            ("Tanh comes after the normalisation, so the length is no longer 1: W_DYN ends with it, and the normalisation is last.",
                expected.tanh),
            ("Tanh is applied twice: W_DYN ends with it already.", () => linear ? zeros_like(raw) : Normal(raw.tanh())),
            ("The kernels are normalised over the batch, not for each image: dimension 0 is the batch, take dimension 1.",
                () => normalize(raw, p: 2, dim: 0)),
            ("The kernels are divided by the length of the whole batch: each image's 576 numbers have a length of their own.",
                () => raw / raw.norm()),
            ("The kernels are normalised channel by channel: the length is that of all 576 numbers of an image.",
                () => normalize(raw.reshape(-1, LabNet.Channels, Size * Size), p: 2, dim: 2).flatten(1)),
            ("The kernels are normalised over the channels at each of the nine places: after the reshape dimension 1 is the channels, so "
                + "normalise all 576 numbers before it.",
                () => normalize(raw.reshape(-1, LabNet.Channels, Size * Size), p: 2, dim: 1).flatten(1)),
            ("The kernels are divided by the sum of absolute values (L1): the sheet wants the Euclidean length (L2).",
                () => normalize(raw, p: 1, dim: 1)),
            ("All images get the mean of the batch's kernels: image i wants kernel i.", () => Mean(expected)),
            ("All images get a kernel of the mean of W_DYN's numbers: image i wants its own.", () => Normal(Mean(raw))),
            ("All images get the kernel of the batch's mean map: image i wants its own.",
                () => Normal(Mean(LayerChecks.Generated(model, v.mean([0], keepdim: true)).expand(raw.shape)))),
            ("Each 3×3 is transposed: reshape to 64×3×3 and leave the order as it is.",
                () => Kernels(expected).transpose(2, 3).flatten(1)),
            ("W_DYN gets the map with its channels last: flatten(1) alone keeps the order.",
                () => Normal(LayerChecks.Generated(model, v.permute(0, 2, 3, 1))))) is { } known)
            return known;
        if (Partners.Find(raw.shape[0], (i, j) => Expect.Same(found[i], expected[j])) is { } partners)
            return partners.Common is { } one
                ? $"All images get {(one == 0 ? "the first image's" : $"image {one + 1}'s")} kernel: take sample i's own weights."
                : $"The kernels are mixed up between the images: {partners.Example("image {0} has the kernel of image {1}")}.";
        if (Expect.Same(Sorted(found), Sorted(expected)))
            return "The reshape is wrong: each image's 576 numbers are there in another order. Reshape to 64×3×3 without transposing.";
        if (Expect.Same(found.flatten().sort().Values, expected.flatten().sort().Values))
            return "The reshape is wrong: the batch's numbers are there in another order. Reshape with the images first, and transpose nothing.";
        var lengths = found.norm(1);
        var shown = string.Create(CultureInfo.InvariantCulture,
            $"{lengths.min().ToScalar().ToDouble():0.####} to {lengths.max().ToScalar().ToDouble():0.####}");
        return Expect.Same(Normal(found), expected)
            ? $"The kernels are scaled: each is W_DYN's but for its length, which is {shown}, expected 1."
            : Expect.Same(Normal(found), -expected) ? "The kernels have the wrong sign."
            : $"The kernels are not W_DYN of the flattened map, brought to length 1: their lengths are {shown}.";
    }

    private static Tensor Normal(Tensor w) => normalize(w, p: 2, dim: 1);

    private static Tensor Mean(Tensor w) => w.mean([0], keepdim: true).expand(w.shape);

    private static Tensor Kernels(Tensor w) => w.reshape(-1, LabNet.Channels, Size, Size);

    private static Tensor Sorted(Tensor kernels) => kernels.sort(1).Values;

    private static string Hint(long[] found) => found switch
    {
        [_, 576] => "reshape each image's 576 numbers to 64×3×3.",
        [_, 1, 64, 3, 3] => "keep one kernel for each image; the 1 comes back when you convolve.",
        [_, 3, 3, 64] => "the channels come first.",
        [1, 64, 3, 3] or [64, 3, 3] => "every image has a kernel of its own.",
        _ => "",
    };
}
