namespace FilterGen.Figures;

/// <summary>How a point is drawn.</summary>
public enum PointMark
{
    /// <summary>A filled circle.</summary>
    Disc,

    /// <summary>Two crossing strokes.</summary>
    Cross,
}
