using System.Text.Json.Nodes;
using FilterGen.Figures.Display;
using FilterGen.Figures.Svg;

namespace FilterGen.Figures;

/// <summary>
/// A figure as plotly knows it: traces and a layout. Interactive in a notebook, a still picture where no script runs.
/// Methods change the figure and return it, so that calls can be chained; <see cref="Plot"/> makes the usual ones.
/// </summary>
[TypeFormatterSource(
    typeof(PlotlyFigureFormatters),
    PreferredMimeTypes = [MimeTypes.Plotly, MimeTypes.Html, MimeTypes.Svg, MimeTypes.Plain])]
public sealed class PlotlyFigure
{
    private readonly List<ReferenceLine> references = [];

    /// <summary>The traces, in plotly's own terms.</summary>
    public JsonArray Data { get; } = [];

    /// <summary>The layout, in plotly's own terms; what is set here wins over the common look.</summary>
    public JsonObject Layout { get; } = [];

    /// <summary>The height in pixels. The width is the page's unless <see cref="Size"/> sets it.</summary>
    public int Height { get; private set; } = 400;

    internal IReadOnlyList<ReferenceLine> References => references;

    internal bool HasPanels { get; init; }

    /// <summary>Adds a trace as plotly defines it, for kinds of figure that <see cref="Plot"/> lacks.</summary>
    public PlotlyFigure Trace(JsonObject trace)
    {
        Data.Add(trace);
        return this;
    }

    /// <summary>The line above the figure.</summary>
    public PlotlyFigure Title(string title)
    {
        Layout["title"] = new JsonObject { ["text"] = title };
        return this;
    }

    /// <summary>The horizontal axis: its title and, where given, its ends and a logarithmic scale.</summary>
    public PlotlyFigure XAxis(string? title = null, double? from = null, double? to = null, bool log = false) =>
        SetAxis("xaxis", title, from, to, log);

    /// <summary>The vertical axis: its title and, where given, its ends and a logarithmic scale.</summary>
    public PlotlyFigure YAxis(string? title = null, double? from = null, double? to = null, bool log = false) =>
        SetAxis("yaxis", title, from, to, log);

    /// <summary>A dashed line at height <paramref name="y"/> with a label, for example the paper's value.</summary>
    public PlotlyFigure Reference(double y, string label)
    {
        references.Add(new(y, label));
        return this;
    }

    /// <summary>No numbers and no grid, for maps whose axes mean nothing, such as t-SNE.</summary>
    public PlotlyFigure HideAxes()
    {
        foreach (var axis in new[] { Axis("xaxis"), Axis("yaxis") })
            (axis["showticklabels"], axis["showgrid"], axis["ticks"]) = (false, false, "");
        return this;
    }

    /// <summary>The size in pixels; without a width the figure is as wide as the page.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size below 100 pixels.</exception>
    public PlotlyFigure Size(int height, int? width = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 100);
        ArgumentOutOfRangeException.ThrowIfLessThan(width ?? 100, 100, nameof(width));
        Height = height;
        if (width is not null)
            Layout["width"] = width;
        return this;
    }

    /// <summary>The figure as plotly's JSON: data, layout and config.</summary>
    public string ToJson()
    {
        var figure = FigureJson.Of(this);
        figure["layout"]!["template"] = Theme.Template();
        figure["config"] = new JsonObject { ["displaylogo"] = false, ["responsive"] = true, ["showSendToCloud"] = false };
        return figure.ToJsonString();
    }

    /// <summary>The figure as a still picture: lines, clouds, bars and heat maps; traces of other kinds are left out.</summary>
    public string ToSvg() => StaticSvg.Render(this);

    /// <summary>
    /// The still picture as HTML, which becomes interactive when plotly.js can be loaded: from what the environment variable
    /// <c>FILTERGEN_PLOTLY_JS</c> names (an address, or a path as seen from the page), from a file plotly.min.js beside the
    /// page, or from plotly's own network.
    /// </summary>
    public string ToHtml() => PlotlyHtml.Fragment(this);

    /// <summary>Writes a page with the figure to a file, whole or not at all.</summary>
    /// <param name="path">The page.</param>
    /// <param name="plotlyJs">A file with plotly.js to put into the page (about 4.5 MB), so that it needs nothing else.</param>
    public void SaveHtml(string path, string? plotlyJs = null) =>
        AtomicFile.Replace(path, System.Text.Encoding.UTF8.GetBytes(PlotlyHtml.Page(this, plotlyJs)));

    /// <summary>The title and a line per trace, for consoles.</summary>
    public override string ToString() => FigureJson.Describe(this);

    internal string? TitleText => ((Layout["title"] as JsonObject)?["text"] ?? Layout["title"] as JsonValue)?.ToString();

    internal PlotlyFigure Hover(string mode)
    {
        Layout["hovermode"] = mode;
        return this;
    }

    internal JsonObject Axis(string name) => FigureJson.Part(Layout, name);

    private PlotlyFigure SetAxis(string name, string? title, double? from, double? to, bool log)
    {
        var axis = Axis(name);
        if (title is not null)
            axis["title"] = new JsonObject { ["text"] = title };
        if (log)
            (axis["type"], axis["dtick"]) = ("log", "D2");
        if (from is null && to is null)
            return this;
        var logarithmic = axis["type"]?.GetValue<string>() == "log";
        axis["range"] = new JsonArray(End(from), End(to));
        if (from is null || to is null)
            axis["autorange"] = from is null ? "min" : "max";
        return this;

        JsonNode? End(double? end) => end is { } value ? Numbers.Json(logarithmic ? Math.Log10(value) : value) : null;
    }
}
