namespace FilterGen.Papers.NetworkVision;

/// <summary>What of an autoencoder learns through a fixed classifier: the rows of Table 1.</summary>
public enum TunedPart
{
    /// <summary>The encoder alone.</summary>
    Encoder,

    /// <summary>Encoder and decoder.</summary>
    Both,

    /// <summary>The decoder alone, from its pre-trained state.</summary>
    Decoder,

    /// <summary>The decoder alone, from a random start.</summary>
    RandomDecoder,
}
