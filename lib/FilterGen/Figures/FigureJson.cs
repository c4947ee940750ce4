using System.Text;
using System.Text.Json.Nodes;
using FilterGen.Figures.Svg;

namespace FilterGen.Figures;

/// <summary>Completes a figure's layout: title, legend, margins and reference lines where the figure says nothing else.</summary>
internal static class FigureJson
{
    public const int TitleRoom = 38;
    public const int LegendRoom = 26;
    public const int PanelTitleRoom = 26;
    public const int BottomRoom = 54;

    public static JsonObject Of(PlotlyFigure figure)
    {
        var layout = figure.Layout.DeepClone().AsObject();
        layout["height"] = figure.Height;
        var hasLegend = layout["showlegend"]?.GetValue<bool>() ?? figure.Data.Count(IsInLegend) > 1;
        var panelRoom = figure.HasPanels ? PanelTitleRoom : 0;
        var top = (figure.TitleText is null ? 14 : TitleRoom) + (hasLegend ? LegendRoom : 0) + panelRoom;
        layout["showlegend"] = hasLegend;
        if (hasLegend)
            Part(layout, "legend")["y"] ??= Numbers.Json(1 + (panelRoom + 2.0) / (figure.Height - top - BottomRoom));
        var margin = Part(layout, "margin");
        margin["l"] ??= 64;
        margin["r"] ??= RightMargin(figure.References);
        margin["t"] ??= top;
        margin["b"] ??= BottomRoom;
        if (layout["title"] is JsonObject title)
            PlaceTitle(title);
        AddReferences(layout, figure.References);
        var data = figure.Data.DeepClone().AsArray();
        TraceColors.Complete(data);
        return new JsonObject { ["data"] = data, ["layout"] = layout };
    }

    public static string Describe(PlotlyFigure figure)
    {
        var text = new StringBuilder(figure.TitleText ?? "Figure");
        foreach (var trace in figure.Data.OfType<JsonObject>().Where(IsInLegend))
        {
            var y = trace["y"] as JsonArray ?? [];
            text.Append($"\n  {trace["name"]}: {Numbers.Count(y.Count)} points");
            if (y.Count > 0 && y[^1] is JsonValue last && last.TryGetValue<double>(out var value))
                text.Append($", the last {Numbers.Significant(value)}");
        }
        return text.ToString();
    }

    public static bool IsInLegend(JsonNode? trace) =>
        trace?["name"] is not null && trace["showlegend"]?.GetValue<bool>() != false;

    /// <summary>Room for the labels of reference lines, which stand at their right end.</summary>
    public static int RightMargin(IEnumerable<ReferenceLine> references) =>
        20 + references.Select(line => (int)SvgWriter.WidthOf(line.Label, 12)).DefaultIfEmpty(0).Max();

    /// <summary>The object of this name, made if it is missing.</summary>
    public static JsonObject Part(JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject part)
            parent[name] = part = [];
        return part;
    }

    private static void PlaceTitle(JsonObject title)
    {
        title["font"] ??= new JsonObject { ["size"] = Theme.TitleSize, ["weight"] = 600 };
        (title["xref"], title["x"], title["xanchor"]) = ("paper", 0, "left");
        (title["yref"], title["y"], title["yanchor"]) = ("container", 1, "top");
        title["pad"] = new JsonObject { ["t"] = 12 };
    }

    private static void AddReferences(JsonObject layout, IReadOnlyList<ReferenceLine> references)
    {
        if (references.Count == 0)
            return;
        layout["shapes"] ??= new JsonArray();
        layout["annotations"] ??= new JsonArray();
        foreach (var reference in references)
        {
            // Across, positions are shares of the panel; in height they are values of the axis.
            var logarithmic = layout["yaxis"]?["type"]?.GetValue<string>() == "log";
            layout["shapes"]!.AsArray().Add(new JsonObject
            {
                ["type"] = "line",
                ["xref"] = "x domain",
                ["x0"] = 0,
                ["x1"] = 1,
                ["yref"] = "y",
                ["y0"] = Numbers.Json(reference.Value),
                ["y1"] = Numbers.Json(reference.Value),
                ["line"] = new JsonObject { ["color"] = Theme.Quiet, ["width"] = 1.5, ["dash"] = "dash" },
            });
            layout["annotations"]!.AsArray().Add(new JsonObject
            {
                ["text"] = reference.Label,
                ["xref"] = "x domain",
                ["x"] = 1,
                ["yref"] = "y",
                ["y"] = Numbers.Json(logarithmic ? Math.Log10(reference.Value) : reference.Value),
                ["xanchor"] = "left",
                ["yanchor"] = "middle",
                ["showarrow"] = false,
                ["font"] = new JsonObject { ["size"] = 12, ["color"] = Theme.Quiet },
            });
        }
    }
}
