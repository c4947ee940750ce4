namespace FilterGen.Figures.Display;

/// <summary>
/// The forms of what is shown as a Plotly figure. SVG stands beside HTML because pages that run no script (a code host's preview, PDF
/// export) show only images.
/// </summary>
internal static class FigureForms
{
    public static IReadOnlyList<MimeFormatter<T>> Of<T>(Func<T, PlotlyFigure> figure) =>
    [
        new(MimeTypes.Plotly, value => figure(value).ToJson()),
        new(MimeTypes.Html, value => figure(value).ToHtml()),
        new(MimeTypes.Svg, value => figure(value).ToSvg()),
        new(MimeTypes.Plain, value => figure(value).ToString()),
    ];
}
