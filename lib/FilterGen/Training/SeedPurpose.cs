namespace FilterGen.Training;

/// <summary>What a derived seed is for; <see cref="Tsne.Running.SplitMix64"/> has purposes 4 and 5.</summary>
internal enum SeedPurpose
{
    /// <summary>What the network draws during training steps, dropout for instance.</summary>
    Steps = 1,

    /// <summary>The order of the samples in one epoch.</summary>
    Shuffle = 2,

    /// <summary>Which image makes the filters of which other.</summary>
    Pairs = 3,
}
