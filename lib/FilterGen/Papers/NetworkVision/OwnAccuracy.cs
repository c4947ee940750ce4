namespace FilterGen.Papers.NetworkVision;

/// <summary>What acc(i) means.</summary>
public enum OwnAccuracy
{
    /// <summary>acc(A_i∘i), behind the autoencoder tuned through it. The diagonal of the paper's Table 2 is exactly 1, so it has this.</summary>
    BehindItsAutoencoder,

    /// <summary>The classifier alone, on the images themselves.</summary>
    Alone,
}
