using TorchSharp;

namespace FilterGen.Training;

/// <summary>
/// Where randomness comes from. Weights are drawn when a network is constructed, so set the seed before that
/// (or hand <see cref="Trainer"/> the constructor). The order of the samples, and what a network draws while it
/// is trained, depend on <see cref="TrainerOptions.Seed"/> alone.
/// </summary>
public static class Seeds
{
    /// <summary>Seeds torch's generators on every device.</summary>
    /// <param name="seed">Any number; the same one gives the same weights on the same device.</param>
    public static void Set(long seed) => torch.manual_seed(seed);

    /// <summary>Makes a seed for one purpose out of a training's seed (SplitMix64), so that no two purposes share a sequence.</summary>
    internal static long Derive(long seed, SeedPurpose purpose, int index = 0)
    {
        unchecked
        {
            var state = (ulong)seed * 0x9E3779B97F4A7C15 + (ulong)purpose;
            state = Mix(state) + (ulong)index;
            return (long)(Mix(state) >> 1);
        }
    }

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
