using System.Text.Json.Nodes;

namespace FilterGen.Figures;

/// <summary>Plotly traces from plain data. Those without a colour of their own get one from <see cref="TraceColors"/>.</summary>
internal static class Traces
{
    private const int WrittenCells = 150;

    public static JsonObject Line(Series line, IReadOnlyList<int> kept, bool marked)
    {
        var trace = Points(line, kept, marked ? "lines+markers" : "lines");
        trace["line"] = new JsonObject { ["width"] = 2, ["dash"] = line.Dashed ? "dash" : "solid" };
        if (marked)
            trace["marker"] = new JsonObject { ["size"] = 6 };
        return TraceColors.Paint(trace, line.Color);
    }

    public static JsonObject Cloud(Series cloud, IReadOnlyList<int> kept, int pointsInFigure)
    {
        var trace = Points(cloud, kept, "markers");
        if (pointsInFigure >= Plot.WebGLPoints)
            trace["type"] = "scattergl";
        var size = pointsInFigure >= Plot.WebGLPoints ? 4 : 7;
        trace["marker"] = new JsonObject { ["size"] = size, ["opacity"] = 0.75 };
        return TraceColors.Paint(trace, cloud.Color);
    }

    /// <summary>The area between y − spread and y + spread, out and back.</summary>
    public static JsonObject Band(Series line, IReadOnlyList<int> kept)
    {
        var known = kept.Where(i => double.IsFinite(line.Y[i]) && double.IsFinite(line.Spread![i])).ToList();
        var outAndBack = known.Concat(Enumerable.Reverse(known)).ToList();
        var edge = known.Select(i => line.Y[i] + line.Spread![i])
            .Concat(Enumerable.Reverse(known).Select(i => line.Y[i] - line.Spread![i]));
        var band = new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "lines",
            ["x"] = Numbers.Json(outAndBack.Select(i => line.X[i])),
            ["y"] = Numbers.Json(edge),
            ["fill"] = "toself",
            ["line"] = new JsonObject { ["width"] = 0 },
            ["hoverinfo"] = "skip",
            ["legendgroup"] = line.Name,
            ["showlegend"] = false,
        };
        return TraceColors.Paint(band, line.Color);
    }

    public static JsonObject Bar(BarSeries bars, IReadOnlyList<string> categories)
    {
        var trace = new JsonObject
        {
            ["type"] = "bar",
            ["name"] = bars.Name,
            ["x"] = Texts(categories),
            ["y"] = Numbers.Json(bars.Values),
            ["legendgroup"] = bars.Name,
        };
        if (bars.Errors is not null)
            trace["error_y"] = new JsonObject
            {
                ["type"] = "data",
                ["array"] = Numbers.Json(bars.Errors),
                ["color"] = Theme.Quiet,
                ["thickness"] = 1.5,
                ["width"] = 4,
            };
        return TraceColors.Paint(trace, bars.Color);
    }

    public static JsonObject Heat(double[,] values, IReadOnlyList<string>? columns, IReadOnlyList<string>? rows, ColorMap map)
    {
        var (low, high) = map.RangeOf(values.Cast<double>());
        var matrix = Enumerable.Range(0, values.GetLength(0))
            .Select(row => (JsonNode)Numbers.Json(Enumerable.Range(0, values.GetLength(1)).Select(column => values[row, column])));
        var trace = new JsonObject
        {
            ["type"] = "heatmap",
            ["z"] = new JsonArray([.. matrix]),
            ["zmin"] = Numbers.Json(low),
            ["zmax"] = Numbers.Json(high),
            ["colorscale"] = map.ToColorscale(),
            ["colorbar"] = new JsonObject { ["thickness"] = 12, ["outlinewidth"] = 0, ["len"] = 1, ["ypad"] = 0 },
            ["hoverongaps"] = false,
        };
        if (columns is not null)
            trace["x"] = Texts(columns);
        if (rows is not null)
            trace["y"] = Texts(rows);
        if (values.Length <= WrittenCells)
            trace["texttemplate"] = "%{z:.3~g}";
        return trace;
    }

    /// <summary>Writes numbers of its own into the cells of a heat map, instead of the values that colour it.</summary>
    public static void Write(JsonObject heat, long[,] numbers, string hover)
    {
        var rows = Enumerable.Range(0, numbers.GetLength(0)).Select(row =>
            (JsonNode)Texts(Enumerable.Range(0, numbers.GetLength(1)).Select(column => Numbers.Count(numbers[row, column]))));
        heat["text"] = new JsonArray([.. rows]);
        heat["texttemplate"] = "%{text}";
        heat["hovertemplate"] = hover + "<extra></extra>";
        (heat["zmin"], heat["zmax"]) = (0, 1);
        heat["colorbar"]!["tickformat"] = ".0%";
    }

    private static JsonObject Points(Series series, IReadOnlyList<int> kept, string mode)
    {
        var trace = new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = mode,
            ["name"] = series.Name,
            ["x"] = Numbers.Json(kept.Select(i => series.X[i])),
            ["y"] = Numbers.Json(kept.Select(i => series.Y[i])),
            ["legendgroup"] = series.Name,
        };
        if (series.Labels is null)
            return trace;
        trace["text"] = Texts(kept.Select(i => series.Labels[i]));
        trace["hovertemplate"] = "%{text}";
        return trace;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
