using FilterGen.Figures.Display;
using Plotly.NET;

[assembly: TypeFormatterSource(
    typeof(ChartFormatters), For = typeof(GenericChart),
    PreferredMimeTypes = [MimeTypes.Plotly, MimeTypes.Html, MimeTypes.Svg, MimeTypes.Plain])]

namespace FilterGen.Figures.Display;

/// <summary>The forms of a chart that Plotly.NET made, whose own formatter source cannot be made.</summary>
internal sealed class ChartFormatters
{
    /// <summary>One formatter per MIME type.</summary>
    public IEnumerable<object> CreateTypeFormatters() => Forms;

    internal static IReadOnlyList<MimeFormatter<GenericChart>> Forms { get; } = FigureForms.Of<GenericChart>(chart => new(chart));
}
