namespace FilterGen.Figures.Display;

/// <summary>
/// A Plotly figure's forms. SVG stands beside HTML because pages that run no script (a code host's preview, PDF export)
/// show only images.
/// </summary>
internal sealed class PlotlyFigureFormatters
{
    /// <summary>One formatter per MIME type.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter<PlotlyFigure>(MimeTypes.Plotly, figure => figure.ToJson()),
        new MimeFormatter<PlotlyFigure>(MimeTypes.Html, figure => figure.ToHtml()),
        new MimeFormatter<PlotlyFigure>(MimeTypes.Svg, figure => figure.ToSvg()),
        new MimeFormatter<PlotlyFigure>(MimeTypes.Plain, figure => figure.ToString()),
    ];
}
