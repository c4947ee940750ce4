using FilterGen.Figures.Svg;
using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Dynamic = DynamicObj.DynamicObj;

namespace FilterGen.Figures;

/// <summary>Puts figures into one as panels: each gets its own axes, and equal names share a legend entry.</summary>
internal static class PanelGrid
{
    private const int PanelHeight = 300;
    private const int RowGap = 84;

    private static readonly string[] Taken =
        ["title", "xaxis", "yaxis", "shapes", "annotations", "margin", "height", "width", "showlegend"];

    public static PlotlyFigure Compose(int columns, PlotlyFigure[] panels)
    {
        var rows = (panels.Length + columns - 1) / columns;
        var (traces, whole) = (new List<Trace>(), new Layout());
        var (shapes, annotations, named) = (new List<Shape>(), new List<Annotation>(), new HashSet<string>());
        for (var i = 0; i < panels.Length; i++)
        {
            if (panels[i].HasPanels || panels[i].Layout.TryGetPropertyValue("xaxis2") is not null)
                throw new ArgumentException("Figure grid: a panel is itself a grid. Give all panels to one Plot.Grid.");
            var layout = FigureLayout.Complete(panels[i]);
            var suffix = i == 0 ? "" : Numbers.Invariant(i + 1);
            var place = Place(i / columns, i % columns, rows, columns, panels.Any(HasSideText));
            AddAxes(whole, layout, suffix, place);
            traces.AddRange(panels[i].Traces.Select(trace => Move(trace.Copy(), suffix, place, named)));
            shapes.AddRange(layout.Items<Shape>("shapes").Select(shape => MoveRefs(shape, suffix)));
            annotations.AddRange(layout.Items<Annotation>("annotations").Select(note => Inside(MoveRefs(note, suffix), columns)));
            if (panels[i].TitleText is { } title)
                annotations.Add(PanelTitle(title, suffix));
            foreach (var (key, value) in layout.GetProperties(false))
                if (!Taken.Contains(key))
                    whole.WithDefault((key, value));
        }
        if (whole.TryGet<Legend>("legend", out var legend))
            legend.RemoveProperty("y");
        whole.Part<Margin>("margin").With(("r", columns == 1 ? panels.Max(panel => FigureLayout.RightMargin(panel.References)) : 20));
        whole.With(
            ("shapes", shapes.Count > 0 ? shapes.ToArray() : null),
            ("annotations", annotations.Count > 0 ? annotations.ToArray() : null));
        return new PlotlyFigure(traces, whole).Size(rows * PanelHeight + (rows - 1) * RowGap + 100);
    }

    /// <summary>Between two columns is room for title and numbers of the right one's axis, with up to four a tenth of the page.</summary>
    private static Domain Place(int row, int column, int rows, int columns, bool sideText)
    {
        var gap = columns == 1 ? 0 : Math.Max(Math.Min(0.1, 0.4 / columns), (sideText ? 0.3 : 0.2) / columns);
        var width = (1 - gap * (columns - 1)) / columns;
        var plotHeight = rows * PanelHeight + (rows - 1) * (double)RowGap;
        var top = 1 - row * (PanelHeight + RowGap) / plotHeight;
        var left = column * (width + gap);
        return new(Round(left), Round(left + width), Round(top - PanelHeight / plotHeight), Round(top));

        static double Round(double share) => Math.Round(share, 6);
    }

    private static void AddAxes(Layout whole, Layout layout, string suffix, Domain place) => whole.With(
        ("xaxis" + suffix, layout.Part<LinearAxis>("xaxis").With(("domain", new[] { place.Left, place.Right }), ("anchor", "y" + suffix))),
        ("yaxis" + suffix, layout.Part<LinearAxis>("yaxis").With(("domain", new[] { place.Bottom, place.Top }), ("anchor", "x" + suffix))));

    private static Trace Move(Trace trace, string suffix, Domain place, HashSet<string> named)
    {
        trace.With(("xaxis", "x" + suffix), ("yaxis", "y" + suffix));
        var (line, marker) = (trace.TryGet<Dynamic>("line", out var l) ? l : null, trace.TryGet<Dynamic>("marker", out var m) ? m : null);
        var look = $"{trace.Text("name")} {line?.Text("color")} {line?.Text("dash")} {marker?.Text("color")}";
        if (FigureLayout.IsInLegend(trace) && !named.Add(look))
            trace.With(("showlegend", false));
        if (trace.TryGet<ColorBar>("colorbar", out var bar))
            bar.With(
                ("x", Numbers.Short(place.Right + 0.005)), ("xanchor", "left"), ("xpad", 2),
                ("y", Numbers.Short((place.Bottom + place.Top) / 2)), ("len", Numbers.Short(place.Top - place.Bottom)));
        return trace;
    }

    private static T MoveRefs<T>(T item, string suffix) where T : Dynamic
    {
        var moved = item.Copy();
        foreach (var axis in new[] { "x", "y" })
            if (item.Text(axis + "ref") is { } reference && (reference == axis || reference == axis + " domain"))
                moved.With((axis + "ref", axis + suffix + reference[1..]));
        return moved;
    }

    /// <summary>A label at the right end of a line goes onto the line where it would reach into the next panel.</summary>
    private static Annotation Inside(Annotation note, int columns) =>
        columns > 1 && note.Text("xanchor") == "left" && note.Text("x") == "1"
            ? note.With(("xanchor", "right"), ("yanchor", "bottom"))
            : note;

    private static Annotation PanelTitle(string title, string suffix) => new Annotation().With(
        ("text", title), ("name", SvgPanel.PanelTitle), ("xref", $"x{suffix} domain"), ("yref", $"y{suffix} domain"),
        ("x", 0), ("y", 1), ("xanchor", "left"), ("yanchor", "bottom"), ("showarrow", false),
        ("font", Theme.Font(14).With(("weight", 600))));

    private static bool HasSideText(PlotlyFigure panel) =>
        panel.Traces.Any(trace => trace.TryGet<ColorBar>("colorbar", out _));

    private sealed record Domain(double Left, double Right, double Bottom, double Top);
}
