namespace FilterGen.Figures;

/// <summary>Which values become black and white (or the ends of another colour map) in an <see cref="ImageGrid"/>.</summary>
public enum ImageRange
{
    /// <summary>0 and 1: pixels as they are.</summary>
    Unit,

    /// <summary>The smallest and the largest value of all images: they can be compared with each other.</summary>
    Joint,

    /// <summary>The smallest and the largest value of each image: faint ones can be seen as well.</summary>
    PerImage,
}
