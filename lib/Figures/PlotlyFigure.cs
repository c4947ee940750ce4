using FilterGen.Figures.Display;
using FilterGen.Figures.Svg;
using Plotly.NET;
using Plotly.NET.CSharp;
using Plotly.NET.LayoutObjects;

namespace FilterGen.Figures;

/// <summary>
/// A Plotly.NET chart in the workbook's look: interactive in a notebook, a still picture where no script runs. Methods change the
/// figure and return it, so that calls can be chained; <see cref="Plot"/> makes the usual ones, and <see cref="Chart"/> is where
/// Plotly.NET's own calls go on.
/// </summary>
/// <example><code>
/// using Plotly.NET.CSharp;
/// var chart = Plot.Lines("Loss", "epoch", "loss", Series.PerEpoch("train", losses)).Chart;
/// new PlotlyFigure(chart.WithXAxisStyle&lt;double, double, string&gt;(TitleText: "passes over the images"))
/// </code></example>
[TypeFormatterSource(
    typeof(FormsOf<PlotlyFigure>),
    PreferredMimeTypes = [MimeTypes.Plotly, MimeTypes.Html, MimeTypes.Svg, MimeTypes.Plain])]
public sealed class PlotlyFigure : IDisplayed<PlotlyFigure>
{
    private readonly List<ReferenceLine> references = [];
    private readonly Layout layout;

    // What was rendered last; it goes when somebody takes the layout, who may change it.
    private string? json, svg;

    /// <summary>
    /// A figure of a chart, which stays as it is. What the chart sets holds; Plotly.NET's default size and template give way to the
    /// workbook's look.
    /// </summary>
    public PlotlyFigure(GenericChart chart)
        : this([.. Given.Here("Figure", "a chart", chart).GetTraces().Select(Parts.Copy)], chart.GetLayout().Copy())
    {
        foreach (var (name, value) in GenericChart.getConfig(chart).GetProperties(false))
            Config.SetProperty(name, value);
        if (Layout.TryGet("template", out Template? template) && template.Equals(Defaults.DefaultTemplate))
            Layout.RemoveProperty("template");
        if (Layout.TryGet("width", out int width) && width == Defaults.DefaultWidth
            && Layout.TryGet("height", out int height) && height == Defaults.DefaultHeight)
        {
            Layout.RemoveProperty("width");
            Layout.RemoveProperty("height");
        }
    }

    internal PlotlyFigure(IReadOnlyList<Trace> traces, Layout layout) => (Traces, this.layout) = (traces, layout);

    /// <summary>The whole chart as it is shown; a new one at each call, so that changes to it leave the figure as it is.</summary>
    public GenericChart Chart => FigureLayout.Chart(this);

    /// <summary>The height in pixels. The width is the page's unless <see cref="Size"/> sets it.</summary>
    public int Height => layout.TryGet("height", out int height) ? height : 400;

    internal IReadOnlyList<Trace> Traces { get; }

    internal Config Config { get; } = Theme.Config.Copy();

    internal Layout Layout
    {
        get
        {
            json = svg = null;
            return layout;
        }
    }

    internal IReadOnlyList<ReferenceLine> References => references;

    internal bool HasPanels => layout.Items<Annotation>("annotations").Any(note => note.Text("name") == SvgPanel.PanelTitle);

    /// <summary>The line above the figure.</summary>
    public PlotlyFigure Title(string title)
    {
        Layout.Part<Title>("title").With(("text", title));
        return this;
    }

    /// <summary>The horizontal axis: its title and, where given, its ends and a logarithmic scale.</summary>
    /// <exception cref="ArgumentException">An end is not finite, or not above 0 on a logarithmic axis.</exception>
    public PlotlyFigure XAxis(string? title = null, double? from = null, double? to = null, bool log = false) =>
        SetAxis("xaxis", title, from, to, log);

    /// <summary>The vertical axis: its title and, where given, its ends and a logarithmic scale.</summary>
    /// <exception cref="ArgumentException">An end is not finite, or not above 0 on a logarithmic axis.</exception>
    public PlotlyFigure YAxis(string? title = null, double? from = null, double? to = null, bool log = false) =>
        SetAxis("yaxis", title, from, to, log);

    /// <summary>
    /// A dashed line at height <paramref name="y"/> with a label, for example the paper's value; none where the axis has no such height,
    /// as for NaN or for 0 on a logarithmic one.
    /// </summary>
    public PlotlyFigure Reference(double y, string label)
    {
        references.Add(new(y, label));
        json = svg = null;
        return this;
    }

    /// <summary>No numbers and no grid, for maps whose axes mean nothing, such as t-SNE.</summary>
    public PlotlyFigure HideAxes()
    {
        foreach (var axis in new[] { Axis("xaxis"), Axis("yaxis") })
            axis.With(("showticklabels", false), ("showgrid", false), ("ticks", ""));
        return this;
    }

    /// <summary>The size in pixels; without a width the figure is as wide as the page.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size below 100 pixels.</exception>
    public PlotlyFigure Size(int height, int? width = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 100);
        ArgumentOutOfRangeException.ThrowIfLessThan(width ?? 100, 100, nameof(width));
        Layout.With(("height", height), ("width", width));
        return this;
    }

    /// <summary>The figure as plotly's JSON: data, layout and config.</summary>
    public string ToJson() =>
        json ??= Whole(GenericChart.toJson(Chart)).Replace("<", "\\u003c", StringComparison.Ordinal); // A page's script may hold it.

    /// <summary>
    /// The figure as a still picture: lines, clouds, bars, heat maps, histograms, violins and boxes; of other kinds it says that they
    /// show where scripts run.
    /// </summary>
    public string ToSvg() => svg ??= StaticSvg.Render(this);

    /// <summary>
    /// The still picture as HTML, which becomes interactive when plotly.js can be loaded: from what the environment variable
    /// <c>FILTERGEN_PLOTLY_JS</c> names (an address, or a path as seen from the page), from a file plotly.min.js beside the
    /// page, or from plotly's own network.
    /// </summary>
    public string ToHtml() => PlotlyHtml.Fragment(this);

    /// <summary>Writes the figure to a file, whole or not at all: as a page (.html), or its still picture (.png, .svg).</summary>
    /// <param name="path">The file, whose name says the kind.</param>
    /// <param name="plotlyJs">A file with plotly.js to put into a page (3.6 MB), so that it needs nothing else.</param>
    /// <exception cref="ArgumentException">The name ends in something else.</exception>
    public void Save(string path, string? plotlyJs = null) => FigureFile.Save(path, () => PlotlyHtml.Page(this, plotlyJs), ToSvg);

    /// <summary>The title and a line per trace, for consoles.</summary>
    public override string ToString() => FigureLayout.Describe(this);

    internal string? TitleText => layout.TryGet("title", out Title? title) ? title.Text("text") : layout.Text("title");

    internal PlotlyFigure Hover(string mode)
    {
        Layout.With(("hovermode", mode));
        return this;
    }

    internal LinearAxis Axis(string name) => Layout.Part<LinearAxis>(name);

    static IReadOnlyList<MimeFormatter<PlotlyFigure>> IDisplayed<PlotlyFigure>.Forms { get; } = FigureForms.Of<PlotlyFigure>(figure => figure);

    /// <summary>A text that was cut within a character has no form in UTF-8: a mark takes the place of the half.</summary>
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private PlotlyFigure SetAxis(string name, string? title, double? from, double? to, bool log)
    {
        var axis = Axis(name);
        if (title is not null)
            axis.Part<Title>("title").With(("text", title));
        if (log)
            axis.With(("type", "log"), ("dtick", "D2"));
        if (from is null && to is null)
            return this;
        var logarithmic = axis.Text("type") == "log";
        axis.With(("range", new[] { End(from), End(to) }));
        if (from is null || to is null)
            axis.With(("autorange", from is null ? "min" : "max"));
        return this;

        double? End(double? end) => end is not { } value ? null
            : Numbers.IsPlace(value) && (value > 0 || !logarithmic) ? Numbers.Short(logarithmic ? Math.Log10(value) : value)
            : throw new ArgumentException(
                $"Figure axis: expected ends that are numbers{(logarithmic ? " above 0, as the axis is logarithmic" : "")}, found {value}.");
    }
}
