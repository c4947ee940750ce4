namespace FilterGen.Figures.Raster;

/// <summary>Draws discs and crosses with smooth edges and a light rim, so that they show on any picture.</summary>
internal static class PointPainter
{
    private const double Rim = 1.2;
    private const double StrokeWidth = 1.9;

    /// <summary>Draws a mark centred at (x, y), leaving alone what lies outside the window.</summary>
    /// <param name="bitmap">An RGB picture.</param>
    /// <param name="window">Left, top, right and bottom of what may be painted, in pixels; right and bottom excluded.</param>
    /// <param name="center">The mark's centre; (0, 0) is the upper left corner of the picture.</param>
    /// <param name="radius">In pixels.</param>
    /// <param name="mark">Disc or cross.</param>
    /// <param name="color">The mark's colour.</param>
    public static void Draw(
        Bitmap bitmap, (int Left, int Top, int Right, int Bottom) window, (double X, double Y) center, double radius, PointMark mark,
        (byte Red, byte Green, byte Blue) color)
    {
        var reach = radius * 1.2 + Rim + 1;
        for (var y = Math.Max(window.Top, (int)(center.Y - reach)); y < Math.Min(window.Bottom, center.Y + reach); y++)
            for (var x = Math.Max(window.Left, (int)(center.X - reach)); x < Math.Min(window.Right, center.X + reach); x++)
            {
                var inside = Inside(mark, radius, x + 0.5 - center.X, y + 0.5 - center.Y);
                bitmap.Blend(x, y, (255, 255, 255), 0.85 * Coverage(inside + Rim));
                bitmap.Blend(x, y, color, Coverage(inside));
            }
    }

    /// <summary>How far within the mark a place is, in pixels; negative outside.</summary>
    private static double Inside(PointMark mark, double radius, double x, double y)
    {
        if (mark == PointMark.Disc)
            return radius * 1.2 - Math.Sqrt(x * x + y * y);
        var (along, across) = (Math.Abs(x + y) / Math.Sqrt(2), Math.Abs(x - y) / Math.Sqrt(2));
        return Math.Min(radius * 1.2 - Math.Max(along, across), StrokeWidth / 2 - Math.Min(along, across));
    }

    private static double Coverage(double inside) => Math.Clamp(inside + 0.5, 0, 1);
}
