namespace FilterGen.Tsne.Running;

/// <summary>Seeds made out of seeds (SplitMix64; Steele, Lea &amp; Flood 2014).</summary>
internal static class SplitMix64
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>Makes a seed for one purpose, so that no two purposes of a seed share a sequence.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="purpose">The purpose's number; 4 and 5 are the maps'.</param>
    /// <param name="index">Which of several seeds for the purpose.</param>
    /// <returns>At least 0.</returns>
    public static long Derive(long seed, int purpose, int index = 0)
    {
        unchecked
        {
            var state = (ulong)seed * Golden + (ulong)purpose;
            state = Mix(state) + (ulong)index;
            return (long)(Mix(state) >> 1);
        }
    }

    /// <summary>A source of random numbers for one purpose.</summary>
    /// <inheritdoc cref="Derive"/>
    public static Random Random(long seed, int purpose) => new(unchecked((int)Derive(seed, purpose)));

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z += Golden;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
