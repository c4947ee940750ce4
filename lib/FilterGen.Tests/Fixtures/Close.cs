using static TorchSharp.torch;

namespace FilterGen.Tests.Fixtures;

/// <summary>Comparison of tensors by the norm of their difference.</summary>
internal static class Close
{
    /// <summary>Asserts |actual − expected| ≤ relative·|expected| + absolute (Euclidean norms, computed in double).</summary>
    public static void Assert(Tensor expected, Tensor actual, double relative, string what, double absolute = 0)
    {
        Xunit.Assert.True(expected.shape.SequenceEqual(actual.shape),
            $"{what}: expected shape [{string.Join(", ", expected.shape)}], found [{string.Join(", ", actual.shape)}].");
        using var scope = NewDisposeScope();
        Tensor wanted = expected.detach().to(float64), found = actual.detach().to(float64);
        double size = wanted.norm().item<double>(), difference = (found - wanted).norm().item<double>();
        Xunit.Assert.True(difference <= relative * size + absolute,
            $"{what}: differs by {difference:g3} from a value of norm {size:g3}, allowed {relative * size + absolute:g3}.");
    }
}
