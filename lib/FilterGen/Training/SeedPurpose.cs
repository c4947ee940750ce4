namespace FilterGen.Training;

/// <summary>What a derived seed is for.</summary>
internal enum SeedPurpose
{
    /// <summary>What the network draws during training steps, dropout for instance.</summary>
    Steps = 1,

    /// <summary>The order of the samples in one epoch.</summary>
    Shuffle = 2,

    /// <summary>Which image makes the filters of which other.</summary>
    Pairs = 3,
}
