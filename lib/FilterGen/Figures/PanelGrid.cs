using System.Text.Json.Nodes;
using FilterGen.Figures.Svg;

namespace FilterGen.Figures;

/// <summary>Puts figures into one as panels: each gets its own axes, and equal names share a legend entry.</summary>
internal static class PanelGrid
{
    private const int PanelHeight = 300;
    private const int RowGap = 84;

    private static readonly string[] Taken = ["title", "xaxis", "yaxis", "shapes", "annotations", "margin", "height", "width"];

    public static PlotlyFigure Compose(int columns, PlotlyFigure[] panels)
    {
        var rows = (panels.Length + columns - 1) / columns;
        var whole = new PlotlyFigure { HasPanels = panels.Any(panel => panel.TitleText is not null) };
        var (shapes, annotations, named) = (new JsonArray(), new JsonArray(), new HashSet<string>());
        for (var i = 0; i < panels.Length; i++)
        {
            if (panels[i].HasPanels || panels[i].Layout.ContainsKey("xaxis2"))
                throw new ArgumentException("Figure grid: a panel is itself a grid. Give all panels to one Plot.Grid.");
            var layout = FigureJson.Of(panels[i])["layout"]!.AsObject();
            var suffix = i == 0 ? "" : Numbers.Invariant(i + 1);
            var place = Place(i / columns, i % columns, rows, columns, panels.Any(HasSideText));
            AddAxes(whole, layout, suffix, place);
            AddTraces(whole, panels[i].Data, suffix, place, named);
            MoveRefs(layout["shapes"], suffix, shapes);
            MoveRefs(layout["annotations"], suffix, annotations);
            if (panels[i].TitleText is { } title)
                annotations.Add(PanelTitle(title, suffix));
            foreach (var (key, value) in layout)
                if (!Taken.Contains(key) && !whole.Layout.ContainsKey(key))
                    whole.Layout[key] = value?.DeepClone();
        }
        whole.Layout.Remove("showlegend");
        (whole.Layout["legend"] as JsonObject)?.Remove("y");
        whole.Layout["margin"] = new JsonObject { ["r"] = panels.Max(panel => FigureJson.RightMargin(panel.References)) };
        if (shapes.Count > 0)
            whole.Layout["shapes"] = shapes;
        if (annotations.Count > 0)
            whole.Layout["annotations"] = annotations;
        return whole.Size(rows * PanelHeight + (rows - 1) * RowGap + 100);
    }

    private static Domain Place(int row, int column, int rows, int columns, bool sideText)
    {
        var gap = columns == 1 ? 0 : (sideText ? 0.3 : 0.2) / columns;
        var width = (1 - gap * (columns - 1)) / columns;
        var plotHeight = rows * PanelHeight + (rows - 1) * (double)RowGap;
        var top = 1 - row * (PanelHeight + RowGap) / plotHeight;
        var left = column * (width + gap);
        return new(Round(left), Round(left + width), Round(top - PanelHeight / plotHeight), Round(top));

        static double Round(double share) => Math.Round(share, 6);
    }

    private static void AddAxes(PlotlyFigure whole, JsonObject layout, string suffix, Domain place)
    {
        var x = layout["xaxis"]?.DeepClone().AsObject() ?? [];
        var y = layout["yaxis"]?.DeepClone().AsObject() ?? [];
        (x["domain"], x["anchor"]) = (Numbers.Json([place.Left, place.Right]), "y" + suffix);
        (y["domain"], y["anchor"]) = (Numbers.Json([place.Bottom, place.Top]), "x" + suffix);
        whole.Layout["xaxis" + suffix] = x;
        whole.Layout["yaxis" + suffix] = y;
    }

    private static void AddTraces(PlotlyFigure whole, JsonArray traces, string suffix, Domain place, HashSet<string> named)
    {
        foreach (var node in traces)
        {
            var trace = node!.DeepClone().AsObject();
            (trace["xaxis"], trace["yaxis"]) = ("x" + suffix, "y" + suffix);
            var look = $"{trace["name"]} {trace["line"]?["color"]} {trace["line"]?["dash"]} {trace["marker"]?["color"]}";
            if (FigureJson.IsInLegend(trace) && !named.Add(look))
                trace["showlegend"] = false;
            if (trace["colorbar"] is JsonObject bar)
            {
                (bar["x"], bar["xanchor"], bar["xpad"]) = (Numbers.Json(place.Right + 0.005), "left", 2);
                (bar["y"], bar["len"]) = (Numbers.Json((place.Bottom + place.Top) / 2), Numbers.Json(place.Top - place.Bottom));
            }
            whole.Trace(trace);
        }
    }

    private static void MoveRefs(JsonNode? items, string suffix, JsonArray target)
    {
        foreach (var node in items as JsonArray ?? [])
        {
            var item = node!.DeepClone().AsObject();
            foreach (var axis in new[] { "x", "y" })
            {
                var reference = item[axis + "ref"]?.GetValue<string>();
                if (reference == axis || reference == axis + " domain")
                    item[axis + "ref"] = axis + suffix + reference[1..];
            }
            target.Add(item);
        }
    }

    private static JsonObject PanelTitle(string title, string suffix) => new()
    {
        ["text"] = title,
        ["name"] = SvgPanel.PanelTitle,
        ["xref"] = $"x{suffix} domain",
        ["yref"] = $"y{suffix} domain",
        ["x"] = 0,
        ["y"] = 1,
        ["xanchor"] = "left",
        ["yanchor"] = "bottom",
        ["showarrow"] = false,
        ["font"] = new JsonObject { ["size"] = 14, ["weight"] = 600 },
    };

    private static bool HasSideText(PlotlyFigure panel) =>
        panel.References.Any() || panel.Data.Any(trace => trace?["colorbar"] is not null);

    private sealed record Domain(double Left, double Right, double Bottom, double Top);
}
