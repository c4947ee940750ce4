using SkiaSharp;

namespace FilterGen.Figures.Raster;

/// <summary>Draws discs and crosses with smooth edges and a light rim, so that they show on any picture.</summary>
internal static class PointPainter
{
    private const float Rim = 1.2f;
    private const float StrokeWidth = 1.9f;
    private static readonly SKColor RimColor = SKColors.White.WithAlpha(217);

    /// <summary>Draws a mark, leaving alone what lies outside the window.</summary>
    /// <param name="canvas">Where it is drawn.</param>
    /// <param name="window">What may be painted, in pixels.</param>
    /// <param name="center">The mark's centre; (0, 0) is the upper left corner of the picture.</param>
    /// <param name="radius">In pixels.</param>
    /// <param name="mark">Disc or cross.</param>
    /// <param name="color">The mark's colour.</param>
    public static void Draw(SKCanvas canvas, SKRect window, SKPoint center, float radius, PointMark mark, SKColor color)
    {
        var reach = radius * 1.2f;
        using var paint = new SKPaint { IsAntialias = true, IsStroke = mark == PointMark.Cross };
        using var clip = new SKAutoCanvasRestore(canvas);
        canvas.ClipRect(window);
        canvas.Translate(center);
        foreach (var (rim, ink) in new[] { (Rim, RimColor), (0, color) })
        {
            paint.Color = ink;
            paint.StrokeWidth = StrokeWidth + 2 * rim;
            if (mark == PointMark.Disc)
                canvas.DrawCircle(0, 0, reach + rim, paint);
            else
            {
                var half = (reach + rim) / MathF.Sqrt(2);
                canvas.DrawPoints(SKPointMode.Lines, [new(-half, -half), new(half, half), new(-half, half), new(half, -half)], paint);
            }
        }
    }
}
