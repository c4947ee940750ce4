namespace FilterGen.Filters;

/// <summary>Checks of what a caller hands over, with messages that name the expected, the found and the way out.</summary>
internal static class Guard
{
    /// <exception cref="ArgumentOutOfRangeException">The number is smaller than allowed.</exception>
    public static long AtLeast(long least, long found, string what) => found >= least
        ? found
        : throw new ArgumentOutOfRangeException(what, $"{what}: expected at least {least}, found {found}.");

    /// <exception cref="ArgumentOutOfRangeException">The number is not finite or not above 0.</exception>
    public static void Positive(double found, string what)
    {
        if (!double.IsFinite(found) || found <= 0)
            throw new ArgumentOutOfRangeException(what, OutOf("a finite number above 0", found, what));
    }

    /// <exception cref="ArgumentOutOfRangeException">The number is not finite or below 0.</exception>
    public static void NotNegative(double found, string what)
    {
        if (!double.IsFinite(found) || found < 0)
            throw new ArgumentOutOfRangeException(what, OutOf("a finite number of at least 0", found, what));
    }

    /// <exception cref="ArgumentException">A number of the tensor is not finite.</exception>
    public static void Finite(Tensor tensor, string what)
    {
        using var scope = NewDisposeScope();
        if (!tensor.isfinite().all().item<bool>()) throw new ArgumentException($"{what}: expected finite numbers, found others.", what);
    }

    /// <summary>Checks a tensor's shape; -1 stands for any size.</summary>
    /// <exception cref="ArgumentException">Number of dimensions or a size differ from the pattern.</exception>
    public static void Shape(Tensor tensor, string what, string pattern, params ReadOnlySpan<long> sizes)
    {
        long[] shape = tensor.shape;
        bool fits = shape.Length == sizes.Length;
        for (int i = 0; fits && i < sizes.Length; i++) fits = sizes[i] < 0 || sizes[i] == shape[i];
        if (!fits)
            throw new ArgumentException($"{what}: expected {pattern}, found [{string.Join(", ", shape)}].", what);
    }

    private static string OutOf(string range, double found, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}: expected {range}, found {found}.");
}
