using Plotly.NET;
using Plotly.NET.TraceObjects;

namespace FilterGen.Figures;

/// <summary>Traces from plain data. Those without a colour of their own get one from <see cref="TraceColors"/>.</summary>
internal static class Traces
{
    private const int WrittenCells = 150;

    public static Trace Line(Series line, IReadOnlyList<int> kept, bool marked)
    {
        var trace = Points("scatter", line, kept, marked ? "lines+markers" : "lines")
            .With(("line", new Line().With(("width", 2), ("dash", line.Dashed ? "dash" : "solid"))));
        if (marked)
            trace.With(("marker", new Marker().With(("size", 6))));
        return TraceColors.Paint(trace, line.Color);
    }

    public static Trace Cloud(Series cloud, IReadOnlyList<int> kept, int pointsInFigure)
    {
        var many = pointsInFigure >= Plot.WebGLPoints;
        var trace = Points(many ? "scattergl" : "scatter", cloud, kept, "markers")
            .With(("marker", new Marker().With(("size", many ? 4 : 7), ("opacity", 0.75))));
        return TraceColors.Paint(trace, cloud.Color);
    }

    /// <summary>The area between y − spread and y + spread, out and back.</summary>
    public static Trace Band(Series line, IReadOnlyList<int> kept)
    {
        var known = kept.Where(i => double.IsFinite(line.Y[i]) && double.IsFinite(line.Spread![i])).ToList();
        var outAndBack = known.Concat(Enumerable.Reverse(known)).ToList();
        var edge = known.Select(i => line.Y[i] + line.Spread![i])
            .Concat(Enumerable.Reverse(known).Select(i => line.Y[i] - line.Spread![i]));
        var band = new Trace2D("scatter").With(
            ("mode", "lines"),
            ("x", Numbers.Gaps(outAndBack.Select(i => line.X[i]))),
            ("y", Numbers.Gaps(edge)),
            ("fill", "toself"),
            ("line", new Line().With(("width", 0))),
            ("hoverinfo", "skip"),
            ("legendgroup", line.Name),
            ("showlegend", false));
        return TraceColors.Paint(band, line.Color);
    }

    public static Trace Bar(BarSeries bars, IReadOnlyList<string> categories)
    {
        var trace = new Trace2D("bar").With(
            ("name", bars.Name),
            ("x", categories.ToArray()),
            ("y", Numbers.Gaps(bars.Values)),
            ("legendgroup", bars.Name));
        if (bars.Errors is not null)
            trace.With(("error_y", new Error().With(
                ("type", "data"), ("array", Numbers.Gaps(bars.Errors)), ("color", Theme.Quiet), ("thickness", 1.5), ("width", 4))));
        return TraceColors.Paint(trace, bars.Color);
    }

    public static Trace Heat(double[,] values, IReadOnlyList<string>? columns, IReadOnlyList<string>? rows, ColorMap map)
    {
        var (low, high) = map.RangeOf(values.Cast<double>());
        return new Trace2D("heatmap").With(
            ("z", Rows(values, row => Numbers.Gaps(row))),
            ("zmin", low),
            ("zmax", high),
            ("colorscale", map.ToColorscale()),
            ("colorbar", new ColorBar().With(("thickness", 12), ("outlinewidth", 0), ("len", 1), ("ypad", 0))),
            ("hoverongaps", false),
            ("x", columns?.ToArray()),
            ("y", rows?.ToArray()),
            ("texttemplate", values.Length <= WrittenCells ? "%{z:.3~g}" : null));
    }

    /// <summary>Writes numbers of its own into the cells of a heat map, instead of the values that colour it.</summary>
    public static Trace Write(this Trace heat, long[,] numbers, string hover)
    {
        heat.Part<ColorBar>("colorbar").With(("tickformat", ".0%"));
        return heat.With(
            ("text", Rows(numbers, row => row.Select(Numbers.Count).ToArray())),
            ("texttemplate", "%{text}"),
            ("hovertemplate", hover + "<extra></extra>"),
            ("zmin", 0),
            ("zmax", 1));
    }

    private static Trace Points(string type, Series series, IReadOnlyList<int> kept, string mode) => new Trace2D(type).With(
        ("mode", mode),
        ("name", series.Name),
        ("x", Numbers.Gaps(kept.Select(i => series.X[i]))),
        ("y", Numbers.Gaps(kept.Select(i => series.Y[i]))),
        ("legendgroup", series.Name),
        ("text", series.Labels is { } labels ? kept.Select(i => labels[i]).ToArray() : null),
        ("hovertemplate", series.Labels is null ? null : "%{text}"));

    private static TRow[] Rows<T, TRow>(T[,] matrix, Func<IEnumerable<T>, TRow> make) =>
        [.. Enumerable.Range(0, matrix.GetLength(0))
            .Select(row => make(Enumerable.Range(0, matrix.GetLength(1)).Select(column => matrix[row, column])))];
}
