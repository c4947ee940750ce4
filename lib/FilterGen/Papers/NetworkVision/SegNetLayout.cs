namespace FilterGen.Papers.NetworkVision;

/// <summary>How large a <see cref="SegNet"/> is: the filters and the number of convolutions before each pooling.</summary>
/// <param name="Stages">From the image inwards; the decoder has the same the other way round.</param>
public sealed record SegNetLayout(params IReadOnlyList<(int Filters, int Convolutions)> Stages)
{
    /// <summary>Whether the decoder is told where the maxima were. Without that it repeats each number over its window.</summary>
    public bool HandsPlacesOver { get; init; } = true;

    /// <summary>Pixels of the smallest image: each pooling halves it.</summary>
    public int SmallestSide => 1 << Stages.Count;

    /// <summary>The thirteen convolutions of VGG16 (Simonyan and Zisserman, configuration D), made narrower by one number.</summary>
    /// <param name="width">Filters of the first convolutions, 64 in VGG16; the others have 2, 4, 8 and 8 times as many.</param>
    public static SegNetLayout Vgg16(int width = 64) => new((width, 2), (2 * width, 2), (4 * width, 3), (8 * width, 3), (8 * width, 3));

    /// <summary>Throws if a number is out of its range.</summary>
    /// <exception cref="ArgumentException">There are no stages, or one without filters or convolutions.</exception>
    internal void Validate()
    {
        if (Stages.Count == 0 || Stages.Any(stage => stage.Filters < 1 || stage.Convolutions < 1))
            throw new ArgumentException($"SegNet: expected stages of at least 1 filter and 1 convolution, found '{this}'.");
    }

    /// <summary>The layout in words: <c>16×1, 32×1, 64×1</c>.</summary>
    public override string ToString() =>
        string.Join(", ", Stages.Select(stage => $"{stage.Filters}×{stage.Convolutions}")) + (HandsPlacesOver ? "" : ", no places");
}
