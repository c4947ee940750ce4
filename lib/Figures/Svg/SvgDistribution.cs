namespace FilterGen.Figures.Svg;

/// <summary>Draws violins and boxes.</summary>
internal static class SvgDistribution
{
    private const int Steps = 60;
    private const double BoxShare = 0.06;

    public static bool Draws(string type) => type is "violin" or "box";

    public static void Draw(SvgWriter svg, JsonElement trace, SvgAxis x, SvgAxis y)
    {
        double[] sorted = [.. trace.Get("y").Items().Select(value => value.Number()).Where(value => double.IsFinite(y.At(value))).Order()];
        var center = x.At(trace.Get("name"));
        if (sorted.Length == 0 || !double.IsFinite(center)) return;
        var (color, fill) = (trace.Get("line").Get("color").Text(Theme.Ink), trace.Get("fillcolor").Text(Theme.Grid));
        var isViolin = trace.Get("type").Text() == "violin";
        var half = trace.Get("width").Number(0.5) / 2 * x.UnitLength;
        if (isViolin)
        {
            var outline = Outline(sorted, center, half, y);
            svg.Area(outline, fill);
            svg.Path([.. outline, outline[0]], color, 1.5, false);
        }
        DrawBox(svg, sorted, center, isViolin ? BoxShare * x.UnitLength : half, y, color, isViolin ? color : fill);
    }

    /// <summary>Quartiles, the median, and whiskers to the last number within 1.5 times the distance of the quartiles.</summary>
    private static void DrawBox(SvgWriter svg, double[] sorted, double center, double half, SvgAxis y, string color, string fill)
    {
        var (low, middle, high) =
            (Distributions.Quantile(sorted, 0.25), Distributions.Quantile(sorted, 0.5), Distributions.Quantile(sorted, 0.75));
        var reach = 1.5 * (high - low);
        svg.Line(center, y.At(sorted.First(value => value >= low - reach)), center, y.At(low), color, 1.5);
        svg.Line(center, y.At(high), center, y.At(sorted.Last(value => value <= high + reach)), color, 1.5);
        svg.Rectangle(center - half, y.At(high), 2 * half, Math.Max(1, y.At(low) - y.At(high)), fill, color);
        svg.Line(center - half, y.At(middle), center + half, y.At(middle), fill == color ? Theme.Paper : color, 2);
    }

    /// <summary>Both sides of the density, from the smallest number to the largest.</summary>
    private static List<(double X, double Y)> Outline(double[] sorted, double center, double half, SvgAxis y)
    {
        var density = new KernelDensity(sorted);
        var places = Enumerable.Range(0, Steps + 1).Select(i => sorted[0] + i * (sorted[^1] - sorted[0]) / Steps).ToList();
        var densities = places.Select(density.At).ToList();
        var most = densities.Max();
        var right = places.Zip(densities, (place, density) => (X: density / most * half, Y: y.At(place))).ToList();
        return [.. right.Select(point => (center + point.X, point.Y)), .. right.AsEnumerable().Reverse().Select(point => (center - point.X, point.Y))];
    }
}
