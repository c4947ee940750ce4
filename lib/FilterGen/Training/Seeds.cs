using FilterGen.Tsne.Running;

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

    /// <summary>Makes a seed for one purpose out of a training's seed, so that no two purposes share a sequence.</summary>
    internal static long Derive(long seed, SeedPurpose purpose, int index = 0) => SplitMix64.Derive(seed, (int)purpose, index);
}
