using System.Text.Json.Nodes;

namespace FilterGen.Figures;

/// <summary>The look that all figures share: white paper, grey grid, one readable size of text.</summary>
internal static class Theme
{
    public const string FontFamily = "system-ui, Segoe UI, Helvetica, Arial, sans-serif";
    public const string Ink = "#24292f";
    public const string Quiet = "#57606a";
    public const string Grid = "#e7eaee";
    public const string AxisLine = "#8c959f";
    public const string Paper = "#ffffff";
    public const double FontSize = 13;
    public const double TitleSize = 16;

    private const string TemplateJson = $$"""
        {
          "layout": {
            "font": { "family": "{{FontFamily}}", "size": 13, "color": "{{Ink}}" },
            "paper_bgcolor": "{{Paper}}",
            "plot_bgcolor": "{{Paper}}",
            "hoverlabel": { "font": { "size": 12 }, "namelength": -1 },
            "xaxis": {{Axis}},
            "yaxis": {{Axis}},
            "legend": { "orientation": "h", "x": 0, "xanchor": "left", "yanchor": "bottom", "font": { "size": 12 } }
          }
        }
        """;

    private const string Axis = $$"""
        {
          "gridcolor": "{{Grid}}", "linecolor": "{{AxisLine}}", "showline": true, "zeroline": false, "automargin": true,
          "ticks": "outside", "ticklen": 4, "tickcolor": "{{AxisLine}}", "tickfont": { "size": 12 }, "hoverformat": ".5~g",
          "title": { "font": { "size": 13 }, "standoff": 8 }
        }
        """;

    /// <summary>The look as a plotly template.</summary>
    public static JsonNode Template() => JsonNode.Parse(TemplateJson)!;
}
