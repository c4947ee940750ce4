namespace FilterGen.Papers.DynamicFilterLab.Teaching;

/// <summary>What the checks compare with, and how they say what is wrong.</summary>
internal static class Expect
{
    private const double Tolerance = 1e-4;

    /// <exception cref="LabCheckException">It is not so.</exception>
    public static void That(bool right, string otherwise)
    {
        if (!right) throw new LabCheckException(otherwise);
    }

    /// <summary>Compares a shape; the hint is for the shape that was found.</summary>
    public static void Shape(Tensor found, string name, long[] expected, Func<long[], string> hint)
    {
        if (found.shape.SequenceEqual(expected)) return;
        var likely = hint(found.shape);
        throw new LabCheckException(
            $"{name} is {Text(found.shape)}, expected {Text(expected)}{(likely.Length == 0 ? "." : ": " + likely)}");
    }

    /// <summary>Whether two tensors are the same but for rounding.</summary>
    public static bool Same(Tensor left, Tensor right)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        if (!left.shape.SequenceEqual(right.shape)) return false;
        var most = (left - right).abs().max().ToScalar().ToDouble();
        return most <= Tolerance * Math.Max(1, right.abs().max().ToScalar().ToDouble());
    }

    /// <summary>A shape as the sheet writes it: 128×64×8×8.</summary>
    public static string Text(long[] shape) => shape.Length == 0 ? "a single number" : string.Join("×", shape);
}
