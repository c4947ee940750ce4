using FilterGen.Tests.Fixtures;
using static TorchSharp.torch;

namespace FilterGen.Tests.Operators;

/// <summary>An operator of ours beside libtorch's, on the same numbers.</summary>
internal static class Pairs
{
    /// <summary>Asserts that values and the gradients of all inputs that want one are the same but for rounding.</summary>
    public static void AssertSame(
        Func<Tensor[], Tensor> ours, Func<Tensor[], Tensor> theirs, double tolerance, params IReadOnlyList<Tensor> inputs)
    {
        Tensor[] left = [.. inputs], right = [.. inputs.Select(input => input.detach().clone().requires_grad_(input.requires_grad))];
        Tensor found = ours(left), expected = theirs(right);
        Close.Assert(expected, found, tolerance, "value");
        var gradient = randn(expected.shape, generator: new Generator(7));
        found.backward([gradient]);
        expected.backward([gradient]);
        foreach (var (index, (one, other)) in left.Zip(right).Index().Where(pair => pair.Item.First.requires_grad))
            AssertSameButForSigns(other.grad!, one.grad!, tolerance, $"gradient of input {index}");
    }

    /// <summary>Close, but for a few numbers of a large gradient: where rounding changes the sign of an activation's input, it jumps.</summary>
    private static void AssertSameButForSigns(Tensor expected, Tensor found, double tolerance, string what)
    {
        var jumps = (expected - found).abs().gt(100 * tolerance * expected.abs().max());
        Assert.InRange(jumps.sum().item<long>(), 0, expected.numel() / 100_000);
        Close.Assert(expected.masked_fill(jumps, 0), found.masked_fill(jumps, 0), tolerance, what);
    }

    /// <summary>Numbers from a normal distribution that a gradient is wanted for.</summary>
    public static Tensor Normal(long seed, params long[] shape) => randn(shape, generator: new Generator((ulong)seed)).requires_grad_();
}
