namespace FilterGen.Figures.Svg;

/// <summary>Draws lines, clouds and bars.</summary>
internal static class SvgMarks
{
    // More dots of one trace than this add size to the page and little to the picture.
    private const int MostDots = 500;

    public static void DrawPoints(SvgWriter svg, JsonElement trace, SvgAxis x, SvgAxis y)
    {
        var mode = trace.Get("mode").Text("lines");
        var points = trace.Get("x").Items().Zip(trace.Get("y").Items(), (left, top) => (X: x.At(left), Y: y.At(top))).ToList();
        var line = trace.Get("line");
        var color = line.Get("color").Text(trace.Get("marker").Get("color").Text(Theme.Ink));
        if (trace.Get("fill").Text() == "toself")
            svg.Area(points, trace.Get("fillcolor").Text(Theme.Grid));
        var width = line.Get("width").Number(2);
        if (mode.Contains("lines", StringComparison.Ordinal) && width > 0)
            foreach (var piece in Pieces(points))
                svg.Path(piece, color, width, line.Get("dash").Text("solid") != "solid");
        if (!mode.Contains("markers", StringComparison.Ordinal))
            return;
        var marker = trace.Get("marker");
        var dots = Thinning.Even(points.Count, MostDots).Select(i => points[i]).Where(IsPlace);
        svg.Dots(dots, marker.Get("size").Number(6), marker.Get("color").Text(color), marker.Get("opacity").Number(1));
    }

    public static void DrawBars(SvgWriter svg, JsonElement trace, int index, int count, SvgAxis x, SvgAxis y)
    {
        var width = 0.7 * x.UnitLength / count;
        var floor = y.At(y.IsLogarithmic ? 1e-300 : 0);
        var errors = trace.Get("error_y").Get("array").Items().Select(error => error.Number()).ToList();
        var i = 0;
        foreach (var (place, value) in trace.Get("x").Items().Zip(trace.Get("y").Items()))
        {
            var error = i < errors.Count ? errors[i] : double.NaN;
            i++;
            var left = x.At(place) - 0.35 * x.UnitLength + index * width;
            var top = y.At(value.Number());
            if (!double.IsFinite(left) || !double.IsFinite(top))
                continue;
            svg.Rectangle(left, Math.Min(top, floor), width, Math.Abs(floor - top), trace.Get("marker").Get("color").Text(Theme.Ink));
            if (double.IsFinite(error))
                DrawError(svg, left + width / 2, y.At(value.Number() - error), y.At(value.Number() + error));
        }
    }

    private static void DrawError(SvgWriter svg, double center, double bottom, double top)
    {
        svg.Line(center, bottom, center, top, Theme.Quiet, 1.5);
        svg.Line(center - 4, bottom, center + 4, bottom, Theme.Quiet, 1.5);
        svg.Line(center - 4, top, center + 4, top, Theme.Quiet, 1.5);
    }

    /// <summary>The stretches between gaps.</summary>
    private static IEnumerable<IReadOnlyList<(double X, double Y)>> Pieces(List<(double X, double Y)> points)
    {
        var piece = new List<(double X, double Y)>();
        foreach (var point in points)
        {
            if (IsPlace(point))
            {
                piece.Add(point);
                continue;
            }
            if (piece.Count > 0)
                yield return piece;
            piece = [];
        }
        if (piece.Count > 0)
            yield return piece;
    }

    private static bool IsPlace((double X, double Y) point) => double.IsFinite(point.X) && double.IsFinite(point.Y);
}
