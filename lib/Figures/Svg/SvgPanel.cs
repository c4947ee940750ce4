namespace FilterGen.Figures.Svg;

/// <summary>One pair of axes with its traces and lines; the numbers are pixels of the picture.</summary>
internal sealed class SvgPanel
{
    /// <summary>The name of annotations that are panel titles.</summary>
    public const string PanelTitle = "panel title";

    private const double TickSize = 12;
    private const double Overhang = 12; // Pixels by which an axis' title may be longer than the axis, on either side.

    private readonly SvgAxis x;
    private readonly SvgAxis y;
    private readonly IReadOnlyList<JsonElement> traces;

    public SvgPanel(JsonElement layout, string suffix, IReadOnlyList<JsonElement> traces, PixelBox box)
    {
        this.traces = traces;
        Box = box;
        Suffix = suffix;
        var marked = traces.Any(trace => trace.Get("mode").Text().Contains("markers", StringComparison.Ordinal));
        var bars = traces.Where(trace => trace.Get("type").Text() == "bar").ToList();
        var cells = traces.Any(IsHeat);
        var atX = References(layout, "x" + suffix, "x").Concat(traces.SelectMany(trace => Places(trace, "x")));
        var atY = References(layout, "y" + suffix, "y").Concat(traces.SelectMany(trace => Places(trace, "y")));
        List<JsonElement>? barsAt = bars.Count > 0 ? [.. bars.SelectMany(bar => bar.Get("x").Items())] : null;
        x = new(layout.Get("xaxis" + suffix), atX, box.Left, box.Right, new(cells ? 0 : marked ? 0.04 : 0, Bars: barsAt, IsOfCells: cells));
        y = new(layout.Get("yaxis" + suffix), atY, box.Bottom, box.Top, new(cells ? 0 : 0.06, bars.Count > 0, IsOfCells: cells));
    }

    public PixelBox Box { get; }

    public string Suffix { get; }

    /// <summary>Pixels from the picture's edge that the vertical axis' labels and title need.</summary>
    public double LabelRoom => Readable(y.Ticks((int)(Box.Height / 40)), _ => TickSize)
        .Select(tick => SvgWriter.WidthOf(tick.Label, TickSize)).DefaultIfEmpty(0).Max() + 11 + (y.Title.Length > 0 ? 13 : 0);

    public void Draw(SvgWriter svg, JsonElement layout)
    {
        DrawGrid(svg);
        svg.BeginWindow(Box.Left, Box.Top, Box.Width, Box.Height);
        var bars = traces.Where(trace => trace.Get("type").Text() == "bar").ToList();
        foreach (var trace in traces)
            if (IsHeat(trace))
                SvgHeat.DrawCells(svg, trace, y, Box);
            else if (trace.Get("type").Text() == "bar")
                SvgMarks.DrawBars(svg, trace, bars.IndexOf(trace), bars.Count, x, y);
            else if (SvgDistribution.Draws(trace.Get("type").Text()))
                SvgDistribution.Draw(svg, trace, x, y);
            else if (trace.Get("type").Text("scatter").StartsWith("scatter", StringComparison.Ordinal))
                SvgMarks.DrawPoints(svg, trace, x, y);
        DrawShapes(svg, layout);
        svg.EndWindow();
        svg.Line(Box.Left, Box.Bottom, Box.Right, Box.Bottom, Theme.AxisLine);
        svg.Line(Box.Left, Box.Top, Box.Left, Box.Bottom, Theme.AxisLine);
        foreach (var trace in traces.Where(IsHeat))
            SvgHeat.DrawBar(svg, trace, Box);
        DrawAnnotations(svg, layout);
    }

    private static bool IsHeat(JsonElement trace) => trace.Get("type").Text() == "heatmap";

    private void DrawGrid(SvgWriter svg)
    {
        var gridX = x.Settings.Get("showgrid").Flag(true);
        var gridY = y.Settings.Get("showgrid").Flag(true);
        var widest = 0.0;
        foreach (var (pixel, label) in Readable(x.Ticks((int)(Box.Width / 60)), label => SvgWriter.WidthOf(label, TickSize) + 6))
        {
            if (gridX && x.Settings.Get("type").Text() != "category")
                svg.Line(pixel, Box.Top, pixel, Box.Bottom, Theme.Grid);
            svg.Text(pixel, Box.Bottom + 17, label, TickSize, "middle");
        }
        foreach (var (pixel, label) in Readable(y.Ticks((int)(Box.Height / 40)), _ => TickSize))
        {
            if (gridY)
                svg.Line(Box.Left, pixel, Box.Right, pixel, Theme.Grid);
            svg.Text(Box.Left - 7, pixel + 4, label, TickSize, "end");
            widest = Math.Max(widest, SvgWriter.WidthOf(label, TickSize));
        }
        svg.Text((Box.Left + Box.Right) / 2, Box.Bottom + 38, x.Title, Theme.FontSize, "middle", room: Box.Width + 2 * Overhang);
        svg.Text(Box.Left - widest - 17, (Box.Top + Box.Bottom) / 2, y.Title, Theme.FontSize, "middle", turn: -90, room: Box.Height + 2 * Overhang);
    }

    /// <summary>Leaves out every other label, or more, until those left do not touch.</summary>
    private static List<(double Pixel, string Label)> Readable(IEnumerable<(double Pixel, string Label)> ticks, Func<string, double> length)
    {
        var all = ticks.ToList();
        if (all.Count < 2)
            return all;
        var room = Math.Abs(all[1].Pixel - all[0].Pixel);
        var every = (int)Math.Ceiling(all.Max(tick => length(tick.Label)) / room);
        return [.. all.Where((_, i) => i % Math.Max(1, every) == 0)];
    }

    private void DrawShapes(SvgWriter svg, JsonElement layout)
    {
        foreach (var shape in layout.Get("shapes").Items())
        {
            var (xref, yref) = (shape.Get("xref").Text("x"), shape.Get("yref").Text("y"));
            if (shape.Get("type").Text() != "line" || (!IsHere(xref, "x") && !IsHere(yref, "y")))
                continue;
            var color = shape.Get("line").Get("color").Text(Theme.Quiet);
            var dashed = shape.Get("line").Get("dash").Text("solid") != "solid";
            svg.Line(
                PlaceX(shape.Get("x0"), xref), PlaceY(shape.Get("y0"), yref), PlaceX(shape.Get("x1"), xref), PlaceY(shape.Get("y1"), yref),
                color, shape.Get("line").Get("width").Number(1), dashed);
        }
    }

    private void DrawAnnotations(SvgWriter svg, JsonElement layout)
    {
        foreach (var note in layout.Get("annotations").Items())
        {
            var (xref, yref) = (note.Get("xref").Text("x"), note.Get("yref").Text("y"));
            if (!IsHere(xref, "x") || !IsHere(yref, "y"))
                continue;
            var anchor = note.Get("xanchor").Text() switch { "left" => "start", "right" => "end", _ => "middle" };
            var size = note.Get("font").Get("size").Number(TickSize);
            var below = note.Get("yanchor").Text() switch { "top" => size, "bottom" => -5, _ => size / 2 };
            var isHeading = note.Get("name").Text() == PanelTitle;
            var aside = anchor switch { "start" when !isHeading => 4, "end" => -4, _ => 0 };
            var left = PlaceX(note.Get("x"), xref, isExponent: true) + aside;
            var baseLine = PlaceY(note.Get("y"), yref, isExponent: true) + below;
            svg.Text(left, baseLine, note.Get("text").Text(), size, anchor, note.Get("font").Get("color").Text(Theme.Ink), bold: isHeading,
                room: isHeading ? Box.Width : double.PositiveInfinity);
        }
    }

    private bool IsHere(string reference, string axis) =>
        reference == axis + Suffix || reference == axis + Suffix + " domain";

    private double PlaceX(JsonElement value, string reference, bool isExponent = false) =>
        reference.EndsWith("domain", StringComparison.Ordinal)
            ? Box.Left + value.Number(0) * Box.Width
            : isExponent && x.IsLogarithmic ? x.At(Math.Pow(10, value.Number())) : x.At(value);

    private double PlaceY(JsonElement value, string reference, bool isExponent = false) =>
        reference.EndsWith("domain", StringComparison.Ordinal)
            ? Box.Bottom - value.Number(0) * Box.Height
            : isExponent && y.IsLogarithmic ? y.At(Math.Pow(10, value.Number())) : y.At(value);

    /// <summary>What a trace needs of an axis; the cells of a heat map reach half a step beyond their centres.</summary>
    private static IEnumerable<JsonElement> Places(JsonElement trace, string axis)
    {
        if (axis == "x" && SvgDistribution.Draws(trace.Get("type").Text())) return [trace.Get("name")];
        var given = trace.Get(axis).Items().ToList();
        if (!IsHeat(trace))
            return axis == "y" ? given.Concat(ErrorEnds(trace)) : given;
        if (given.Count > 0 && given[0].ValueKind == JsonValueKind.String)
            return given;
        if (given.Count > 1)
        {
            var half = (given[^1].Number() - given[0].Number()) / (given.Count - 1) / 2;
            return [Json(given[0].Number() - half), Json(given[^1].Number() + half)];
        }
        var rows = trace.Get("z").Items();
        var count = axis == "y" ? rows.Count() : rows.Select(row => row.Items().Count()).DefaultIfEmpty(0).Max();
        return [Json(-0.5), Json(count - 0.5)];
    }

    private static IEnumerable<JsonElement> ErrorEnds(JsonElement trace) =>
        trace.Get("y").Items().Zip(trace.Get("error_y").Get("array").Items())
            .SelectMany(pair => new[] { pair.First.Number() - pair.Second.Number(), pair.First.Number() + pair.Second.Number() })
            .Where(double.IsFinite).Select(Json);

    private static IEnumerable<JsonElement> References(JsonElement layout, string name, string axis) =>
        layout.Get("shapes").Items().Where(shape => shape.Get(axis + "ref").Text(axis) == name)
            .SelectMany(shape => new[] { shape.Get(axis + "0"), shape.Get(axis + "1") });

    private static JsonElement Json(double value) => JsonSerializer.SerializeToElement(value);
}
