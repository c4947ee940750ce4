namespace FilterGen.Data;

/// <summary>The first samples of a set, of which a caller may ask for fewer than there are.</summary>
internal static class Prefix
{
    /// <summary>How many samples are meant.</summary>
    /// <param name="wanted">What the caller asks for; all by default.</param>
    /// <param name="available">How many there are.</param>
    /// <param name="samples">What they are, for messages.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer, or less than one is asked for.</exception>
    public static long Length(long? wanted, long available, string samples)
    {
        var count = wanted ?? available;
        return count >= 1 && count <= available
            ? count
            : throw new ArgumentOutOfRangeException(null, $"expected 1 to {available} {samples}, found {count}.");
    }
}
