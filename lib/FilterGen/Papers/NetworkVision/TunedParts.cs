namespace FilterGen.Papers.NetworkVision;

/// <summary>What Table 1 says about the parts that may learn.</summary>
public static class TunedParts
{
    /// <summary>The part as figures and records name it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such part.</exception>
    public static string InWords(this TunedPart part) => part switch
    {
        TunedPart.Encoder => "encoder",
        TunedPart.Both => "encoder and decoder",
        TunedPart.Decoder => "decoder",
        TunedPart.RandomDecoder => "decoder from a random start",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "expected one of its names."),
    };

    /// <summary>
    /// The paper's top-1 accuracy in % of ResNet-50 on ImageNet (Table 1). The encoder's is 16.38 in its text; that of encoder and
    /// decoder is the best epoch's, after the last it was 69.33.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such part.</exception>
    public static double Paper(this TunedPart part) => part switch
    {
        TunedPart.Encoder => 16.36,
        TunedPart.Both => 71.04,
        TunedPart.Decoder => 74.92,
        TunedPart.RandomDecoder => 74.41,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "expected one of its names."),
    };
}
