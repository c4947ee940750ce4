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

    /// <summary>Where the points of a map start.</summary>
    Layout = 4,

    /// <summary>The first guess of a search for principal components.</summary>
    Subspace = 5,
}
