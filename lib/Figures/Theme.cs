using Plotly.NET;
using Plotly.NET.LayoutObjects;

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

    /// <summary>The look as a plotly template.</summary>
    public static Template Template { get; } = new Template().With(("layout", new Layout().With(
        ("font", Font(FontSize).With(("family", FontFamily), ("color", Ink))),
        ("paper_bgcolor", Paper),
        ("plot_bgcolor", Paper),
        ("hoverlabel", new Hoverlabel().With(("font", Font(12)), ("namelength", -1))),
        ("xaxis", Axis()),
        ("yaxis", Axis()),
        ("legend", new Legend().With(
            ("orientation", "h"), ("x", 0), ("xanchor", "left"), ("yanchor", "bottom"), ("font", Font(12)))))));

    /// <summary>
    /// The figure is as wide as the page. Plotly's buttons are left out, as they would lie over title and legend: dragging zooms, a double
    /// click shows all again.
    /// </summary>
    public static Config Config { get; } = new Config().With(("displayModeBar", false), ("responsive", true));

    /// <summary>Text of a size in pixels.</summary>
    public static Font Font(double size) => new Font().With(("size", size));

    private static LinearAxis Axis() => new LinearAxis().With(
        ("gridcolor", Grid), ("linecolor", AxisLine), ("showline", true), ("zeroline", false), ("automargin", true),
        ("ticks", "outside"), ("ticklen", 4), ("tickcolor", AxisLine), ("tickfont", Font(12)), ("hoverformat", ".5~g"),
        ("title", new Title().With(("font", Font(13)), ("standoff", 8))));
}
