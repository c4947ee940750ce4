namespace FilterGen.Papers.DynamicFilterLab.Teaching;

/// <summary>What the checks compare with, and how they say what is wrong.</summary>
internal static class Expect
{
    private const double Tolerance = 1e-4;
    private const double Smallest = 1e-3;

    /// <exception cref="LabCheckException">It is not so.</exception>
    public static void That(bool right, string otherwise)
    {
        if (!right) throw new LabCheckException(otherwise);
    }

    /// <summary>Compares a shape; the hint is for the shape that was found.</summary>
    /// <param name="found">What has the shape.</param>
    /// <param name="subject">Its name and the verb, as <c>v is</c> or <c>The scores are</c>.</param>
    /// <param name="expected">The shape it should have.</param>
    /// <param name="hint">What is likely wrong, or nothing.</param>
    public static void Shape(Tensor? found, string subject, long[] expected, Func<long[], string> hint)
    {
        if (found is null) throw new LabCheckException($"{subject} null, expected {Text(expected)}.");
        if (found.shape.SequenceEqual(expected)) return;
        var likely = hint(found.shape);
        throw new LabCheckException(
            $"{subject} {Text(found.shape)}, expected {Text(expected)}{(likely.Length == 0 ? "." : ": " + likely)}");
    }

    /// <summary>Whether two tensors are the same but for rounding, measured by the largest number of the second.</summary>
    public static bool Same(Tensor left, Tensor right)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        if (!left.shape.SequenceEqual(right.shape)) return false;
        var most = (left - right).abs().max().ToScalar().ToDouble();
        return most <= Tolerance * Math.Max(Smallest, right.abs().max().ToScalar().ToDouble());
    }

    /// <summary>The words for the first mistake that gives what was found; null if none does.</summary>
    public static string? Known(Tensor found, params IEnumerable<(string Words, Func<Tensor> Wrong)> mistakes) =>
        mistakes.FirstOrDefault(mistake => Same(found, mistake.Wrong())).Words;

    /// <summary>A shape as the sheet writes it: 128×64×8×8.</summary>
    public static string Text(long[] shape) => shape.Length == 0 ? "a single number" : string.Join("×", shape);

    /// <summary>What an exception says, with one full stop at its end.</summary>
    public static string Sentence(Exception failure) => LabChecks.FirstLine(failure).TrimEnd(' ', '.') + ".";

    /// <summary>A number with its noun: <c>1 class</c>, <c>2 classes</c>.</summary>
    public static string Count(long number, string noun) =>
        $"{number} {noun}{(number == 1 ? "" : noun.EndsWith('s') ? "es" : "s")}";
}
