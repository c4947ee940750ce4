namespace FilterGen.Figures.Svg;

/// <summary>
/// Draws a Plotly figure as a still picture, for pages where plotly.js does not run: lines, bands, clouds, bars with
/// errors, heat maps, violins, boxes, panels, legends and reference lines. It reads the figure's own JSON; of a kind that it does not know it says so.
/// </summary>
internal static class StaticSvg
{
    private const double DefaultWidth = 800;
    private const double MostLabelRoom = 260;
    private const double Edge = 10;

    public static string Render(PlotlyFigure figure)
    {
        var json = JsonSerializer.Deserialize<JsonElement>(figure.ToJson());
        var layout = json.Get("layout");
        var traces = json.Get("data").Items().ToList();
        var width = layout.Get("width").Number(DefaultWidth);
        var height = layout.Get("height").Number(figure.Height);
        var svg = new SvgWriter(width, height, figure.ToString());
        var hasBars = traces.Any(trace => trace.Get("colorbar").ValueKind == JsonValueKind.Object);
        var left = LeftMargin(layout, traces);
        var right = width - Math.Max(hasBars ? 64 : 18, layout.Get("margin").Get("r").Number(0));
        var top = 14.0;
        if (figure.TitleText is { } title)
        {
            svg.Text(left, 12 + Theme.TitleSize, title, Theme.TitleSize, bold: true, room: width - left - Edge);
            top = FigureLayout.TitleRoom;
        }
        if (layout.Get("showlegend").Flag(false))
            top = SvgLegend.Draw(svg, traces, left, top, right, FigureLayout.MostLegendLines(height));
        if (figure.HasPanels)
            top += FigureLayout.PanelTitleRoom;
        var unknown = traces.Select(trace => Unknown(trace, traces, layout)).ToList();
        List<string> suffixes = unknown.Count > 0 && !unknown.Contains(null) ? [] : [.. Suffixes(layout)];
        var plot = new PixelBox(left, top, right, height - FigureLayout.BottomRoom);
        // Long numbers at the left edge, such as times, push the plot to the right.
        var room = suffixes.Select(Panel).Where(panel => panel.Box.Left == left).Select(panel => panel.LabelRoom).DefaultIfEmpty(0).Max();
        plot = plot with { Left = Math.Clamp(room, left, Math.Max(left, MostLabelRoom)) };
        foreach (var suffix in suffixes) Panel(suffix).Draw(svg, layout);
        if (unknown.Find(kind => kind is not null) is { } kind)
            svg.Text((plot.Left + plot.Right) / 2, plot.Top + 24, $"The {kind} shows where scripts run.", 12, "middle", Theme.Quiet);
        return svg.ToString();

        SvgPanel Panel(string suffix)
        {
            var own = traces.Where((trace, i) => unknown[i] is null && trace.Get("xaxis").Text("x") == "x" + suffix).ToList();
            return new(layout, suffix, own, BoxOf(layout, suffix, plot));
        }
    }

    /// <summary>What a trace is, where it cannot be drawn as plotly.js draws it.</summary>
    private static string? Unknown(JsonElement trace, List<JsonElement> traces, JsonElement layout)
    {
        var type = trace.Get("type").Text("scatter");
        var isBar = type == "bar";
        if (layout.Get("grid").ValueKind == JsonValueKind.Object && layout.Get("xaxis").Get("domain").ValueKind != JsonValueKind.Array)
            return "grid of charts";
        if ((isBar || SvgDistribution.Draws(type)) && trace.Get("orientation").Text() == "h")
            return "horizontal " + type;
        if (isBar && layout.Get("barmode").Text("group") != "group" && traces.Count(other => other.Get("type").Text() == "bar") > 1)
            return "stack of bars";
        return isBar || type is "heatmap" or "scatter" or "scattergl" || SvgDistribution.Draws(type) ? null : type;
    }

    private static IEnumerable<string> Suffixes(JsonElement layout)
    {
        yield return "";
        for (var i = 2; layout.Get("xaxis" + Numbers.Invariant(i)).ValueKind == JsonValueKind.Object; i++)
            yield return Numbers.Invariant(i);
    }

    private static PixelBox BoxOf(JsonElement layout, string suffix, PixelBox plot)
    {
        var (left, right) = Domain(layout.Get("xaxis" + suffix));
        var (bottom, top) = Domain(layout.Get("yaxis" + suffix));
        return new(
            plot.Left + left * plot.Width,
            plot.Bottom - top * plot.Height,
            plot.Left + right * plot.Width,
            plot.Bottom - bottom * plot.Height);
    }

    private static (double From, double To) Domain(JsonElement axis)
    {
        var ends = axis.Get("domain").Items().ToList();
        return ends.Count == 2 ? (ends[0].Number(0), ends[1].Number(1)) : (0, 1);
    }

    /// <summary>Room for the names on the vertical axis, which may be long in a heat map.</summary>
    private static double LeftMargin(JsonElement layout, List<JsonElement> traces)
    {
        var names = traces.SelectMany(trace => trace.Get("y").Items()).Where(place => place.ValueKind == JsonValueKind.String)
            .Select(name => SvgWriter.WidthOf(name.Text(), 12));
        var title = layout.Get("yaxis").Get("title").Get("text").Text().Length > 0 ? 24 : 0;
        return Math.Clamp(names.DefaultIfEmpty(0).Max() + 14 + title, 64, MostLabelRoom);
    }
}
