namespace FilterGen.Figures.Svg;

/// <summary>Draws the legend in lines from left to right.</summary>
internal static class SvgLegend
{
    private const double TextSize = 12;
    private const double KeyWidth = 22;
    private const double RestWidth = 110;

    /// <summary>Pixels that an entry takes: its key, its name and the gap behind.</summary>
    public static double EntryWidth(string name) => KeyWidth + 6 + SvgWriter.WidthOf(name, TextSize) + 18;

    /// <summary>Returns where the legend ends and the plot may begin; of what needs more lines it says how many names are left out.</summary>
    public static double Draw(SvgWriter svg, IEnumerable<JsonElement> traces, double left, double top, double right, int mostLines)
    {
        var x = left;
        var y = top + 10;
        var lines = 1;
        var named = traces.Where(trace => trace.Get("name").Text().Length > 0 && trace.Get("showlegend").Flag(true)).ToList();
        foreach (var (i, trace) in named.Index())
        {
            var name = trace.Get("name").Text();
            var width = EntryWidth(name);
            var room = lines == mostLines && i < named.Count - 1 ? right - RestWidth : right;
            if (x > left && x + width > room)
            {
                if (lines++ == mostLines)
                {
                    svg.Text(x, y + 4, $"… and {Numbers.Count(named.Count - i)} more", TextSize);
                    break;
                }
                (x, y) = (left, y + FigureLayout.LegendLine);
            }
            DrawKey(svg, trace, x, y);
            svg.Text(x + KeyWidth + 6, y + 4, name, TextSize);
            x += width;
        }
        return y + FigureLayout.LegendRoom - 10;
    }

    private static void DrawKey(SvgWriter svg, JsonElement trace, double x, double y)
    {
        var marker = trace.Get("marker").Get("color").Text(Theme.Ink);
        var color = trace.Get("line").Get("color").Text(marker);
        var mode = trace.Get("mode").Text(trace.Get("type").Text() == "bar" ? "bar" : "lines");
        if (mode == "bar")
            svg.Rectangle(x + 5, y - 6, 12, 12, marker);
        if (mode.Contains("lines", StringComparison.Ordinal))
            svg.Line(x, y, x + KeyWidth, y, color, 2, trace.Get("line").Get("dash").Text("solid") != "solid");
        if (mode.Contains("markers", StringComparison.Ordinal))
            svg.Dots([(x + KeyWidth / 2, y)], mode == "markers" ? 8 : 6, color, 1);
    }
}
