namespace FilterGen.Figures.Display;

/// <summary>The forms of a table with a threshold. SVG is for pages that run no script.</summary>
internal sealed class ThresholdTableFormatters
{
    /// <summary>One formatter per MIME type.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter<ThresholdTable>(MimeTypes.Html, table => table.ToHtml()),
        new MimeFormatter<ThresholdTable>(MimeTypes.Svg, table => table.ToSvg()),
        new MimeFormatter<ThresholdTable>(MimeTypes.Plain, table => table.ToString()),
    ];
}
