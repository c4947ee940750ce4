using FilterGen.Figures.Svg;
using Microsoft.FSharp.Collections;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace FilterGen.Figures;

/// <summary>Completes a figure's layout: title, legend, margins and reference lines where the figure says nothing else.</summary>
internal static class FigureLayout
{
    public const int TitleRoom = 38;
    public const int LegendRoom = 26;
    public const int LegendLine = 20;
    public const int PanelTitleRoom = 26;
    public const int BottomRoom = 54;

    /// <summary>Pixels from one line of plotly's legend to the next, more than in the still picture.</summary>
    private const int PlotlyLegendLine = 29;

    private const int LeftRoom = 64;

    /// <summary>Pixels of a narrow page, for which the legend's lines are counted unless the figure says how wide it is.</summary>
    private const int NarrowPage = 680;

    /// <summary>Pixels across in which a panel's numbers can be read.</summary>
    private const int LeastPanel = 200;

    /// <summary>Pixels across that a figure takes at most for the sake of its titles.</summary>
    private const int WidePage = 900;

    /// <summary>The whole chart, made of copies.</summary>
    public static GenericChart Chart(PlotlyFigure figure)
    {
        var traces = figure.Traces.Select(Parts.Copy).ToList();
        TraceColors.Complete(traces);
        return GenericChart.setConfig(figure.Config, GenericChart.setLayout(
            Complete(figure), GenericChart.ofTraceObjects<FSharpList<Trace>>(false, ListModule.OfSeq(traces))));
    }

    /// <summary>A copy of the layout with all that the figure leaves open.</summary>
    public static Layout Complete(PlotlyFigure figure)
    {
        var layout = figure.Layout.Copy();
        if (!layout.TryGet("showlegend", out bool hasLegend))
            hasLegend = figure.Traces.Count(IsInLegend) > 1;
        var panelRoom = figure.HasPanels ? PanelTitleRoom : 0;
        var lines = LegendLines(figure);
        var isAside = hasLegend && lines > MostLegendLines(figure.Height);
        var legendRoom = hasLegend && !isAside ? LegendRoom + (lines - 1) * PlotlyLegendLine : 0;
        var top = (figure.TitleText is null ? 14 : TitleRoom) + legendRoom + panelRoom;
        layout.With(("height", figure.Height), ("showlegend", hasLegend)).WithDefault(("template", Theme.Template));
        if (isAside) // Beside the plot plotly.js makes room for a legend, and scrolls in it.
            layout.Part<Legend>("legend").WithDefault(("orientation", "v"), ("x", 1.02), ("y", 1), ("yanchor", "top"));
        else if (hasLegend)
            layout.Part<Legend>("legend").WithDefault(("y", Numbers.Short(1 + (panelRoom + 2.0) / (figure.Height - top - BottomRoom))));
        layout.Part<Margin>("margin").WithDefault(
            ("l", LeftRoom), ("r", RightMargin(figure.References)), ("t", top), ("b", BottomRoom));
        if (layout.TryGet<Title>("title", out var title))
            PlaceTitle(title);
        AddReferences(layout, figure.References);
        return layout;
    }

    public static string Describe(PlotlyFigure figure)
    {
        var text = new StringBuilder(figure.TitleText ?? "Figure");
        foreach (var trace in figure.Traces.Where(trace => IsInLegend(trace) || trace.type is "violin" or "box"))
            text.Append($"\n  {trace.Text("name")}: {InWords(trace)}");
        return text.ToString();
    }

    private static string InWords(Trace trace)
    {
        // Each point of a histogram's outline says in words how much its bin holds.
        if (trace.Text("hoveron") == "points" && trace.Items<double>("y").Zip(trace.Items<string>("text")).ToList() is { Count: > 0 } bins)
            return $"most {bins.MaxBy(bin => bin.First).Second}";
        List<double?> y = [.. trace.Items<double?>("y")];
        if (trace.type is "violin" or "box" && y.OfType<double>().Order().ToList() is { Count: > 0 } sorted)
        {
            return $"median {Numbers.Significant(Distributions.Quantile(sorted, 0.5))}, "
                + $"from {Numbers.Significant(sorted[0])} to {Numbers.Significant(sorted[^1])}";
        }
        var points = $"{Numbers.Count(y.Count)} points";
        return y.LastOrDefault() is { } last ? $"{points}, the last {Numbers.Significant(last)}" : points;
    }

    /// <summary>Pixels across that panels, at most a narrow page's, and titles need; where there are fewer, the figure is scrolled.</summary>
    public static int LeastWidth(PlotlyFigure figure)
    {
        var layout = figure.Layout;
        double ShareOf(string axis) =>
            layout.TryGet<LinearAxis>(axis, out var found) && found.Items<double>("domain").ToList() is [var left, var right] && left < right
                ? right - left : 1;
        var panels = layout.GetProperties(false).Select(part => part.Key).Where(name => name.StartsWith("xaxis", StringComparison.Ordinal))
            .Select(axis => LeastPanel / ShareOf(axis));
        var titles = layout.Items<Annotation>("annotations").Where(note => note.Text("name") == SvgPanel.PanelTitle)
            .Select(note => SvgWriter.WidthOf(note.Text("text")!, 14, bold: true) / ShareOf("xaxis" + note.Text("xref")!.Split(' ')[0][1..]));
        var title = SvgWriter.WidthOf(figure.TitleText ?? "", Theme.TitleSize, bold: true);
        var margins = LeftRoom + RightMargin(figure.References);
        return (int)Math.Max(
            Math.Min(NarrowPage, margins + panels.Append(0).Max()), Math.Min(WidePage, margins + titles.Append(title).Max()));
    }

    public static bool IsInLegend(Trace trace) =>
        trace.Text("name") is not null && !(trace.TryGet("showlegend", out bool shown) && !shown);

    /// <summary>Room for the labels of reference lines, which stand at their right end.</summary>
    public static int RightMargin(IEnumerable<ReferenceLine> references) =>
        20 + references.Select(line => (int)SvgWriter.WidthOf(line.Label, 12)).DefaultIfEmpty(0).Max();

    /// <summary>Plotly gives all entries the widest one's room once they do not fit into one line; the lines grow towards the title.</summary>
    private static int LegendLines(PlotlyFigure figure)
    {
        double[] widths = [.. figure.Traces.Where(IsInLegend).Select(trace => SvgLegend.EntryWidth(trace.Text("name")!))];
        double plot = (figure.Layout.TryGet("width", out int width) ? width : NarrowPage) - LeftRoom - RightMargin(figure.References);
        return widths.Sum() <= Math.Max(0, plot) ? 1 : (int)Math.Ceiling(widths.Length / Math.Max(1, Math.Floor(plot / widths.Max())));
    }

    /// <summary>How many lines a legend above the plot may have, so that half of the height is left to the plot.</summary>
    public static int MostLegendLines(double height) => Math.Max(1, (int)((height / 2 - TitleRoom - LegendRoom) / PlotlyLegendLine) + 1);

    private static void PlaceTitle(Title title) => title.WithDefault(
        ("font", Theme.Font(Theme.TitleSize).With(("weight", 600))),
        ("xref", "paper"), ("x", 0), ("xanchor", "left"),
        ("yref", "container"), ("y", 1), ("yanchor", "top"),
        ("pad", new Padding().With(("t", 12))));

    /// <summary>Across, the positions are shares of the panel; in height they are values of the axis.</summary>
    private static void AddReferences(Layout layout, IReadOnlyList<ReferenceLine> all)
    {
        if (all.Count == 0)
            return;
        var logarithmic = layout.Part<LinearAxis>("yaxis").Text("type") == "log";
        var references = all.Where(reference => Numbers.IsPlace(reference.Value) && (reference.Value > 0 || !logarithmic)).ToList();
        var lines = references.Select(reference => new Shape().With(
            ("type", "line"), ("xref", "x domain"), ("x0", 0), ("x1", 1), ("yref", "y"), ("y0", reference.Value), ("y1", reference.Value),
            ("line", new Line().With(("color", Theme.Quiet), ("width", 1.5), ("dash", "dash")))));
        var labels = references.Select(reference => new Annotation().With(
            ("text", reference.Label), ("xref", "x domain"), ("x", 1), ("yref", "y"),
            ("y", Numbers.Short(logarithmic ? Math.Log10(reference.Value) : reference.Value)),
            ("xanchor", "left"), ("yanchor", "middle"), ("showarrow", false), ("font", Theme.Font(12).With(("color", Theme.Quiet)))));
        layout.With(
            ("shapes", layout.Items<Shape>("shapes").Concat(lines).ToArray()),
            ("annotations", layout.Items<Annotation>("annotations").Concat(labels).ToArray()));
    }
}
