namespace FilterGen.Figures.Display;

/// <summary>The forms of an explorer. SVG is for pages that run no script.</summary>
internal sealed class SampleExplorerFormatters
{
    /// <summary>One formatter per MIME type.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter<SampleExplorer>(MimeTypes.Html, explorer => explorer.ToHtml()),
        new MimeFormatter<SampleExplorer>(MimeTypes.Svg, explorer => explorer.ToSvg()),
        new MimeFormatter<SampleExplorer>(MimeTypes.Plain, explorer => explorer.ToString()),
    ];
}
