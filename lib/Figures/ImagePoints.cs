namespace FilterGen.Figures;

/// <summary>
/// Points drawn on the images of an <see cref="ImageGrid"/>, for example the landmarks of faces: true ones as discs,
/// predicted ones as crosses.
/// </summary>
/// <param name="Name">What the legend says.</param>
/// <param name="Points">
/// The points of each image, in pixels of the image; (0, 0) is the centre of its upper left pixel. NaN, and what lies outside
/// the image, is not drawn.
/// </param>
public sealed record ImagePoints(string Name, IReadOnlyList<IReadOnlyList<(double X, double Y)>> Points)
{
    /// <summary>"#rrggbb"; null takes the next colour of the <see cref="Palette"/>.</summary>
    public string? Color { get; init; }

    /// <summary>How a point is drawn.</summary>
    public PointMark Mark { get; init; }

    /// <summary>Points from a tensor [N, K, 2] as it is stored: K pairs x, y for each of N images.</summary>
    /// <param name="name">What the legend says.</param>
    /// <param name="values">2·N·K numbers.</param>
    /// <param name="perImage">K.</param>
    /// <exception cref="ArgumentException">The number of values is not a multiple of an image's.</exception>
    public static ImagePoints Of(string name, float[] values, int perImage)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(perImage, 1);
        if (values.Length % (2 * perImage) != 0)
            throw new ArgumentException(
                $"Points \"{name}\": expected a multiple of {2 * perImage} values ({perImage} points of an image), found {values.Length}.");
        return new(name, [.. values.Chunk(2 * perImage).Select(image => image.Chunk(2).Select(Pair).ToArray())]);

        static (double, double) Pair(float[] pair) => (pair[0], pair[1]);
    }

    /// <exception cref="ArgumentException">Points for another number of images.</exception>
    internal void Check(int images)
    {
        if (Points.Count != images)
            throw new ArgumentException($"Points \"{Name}\": expected points for {images} images, found {Points.Count}.");
    }
}
