namespace FilterGen.Figures.Display;

/// <summary>The forms of linked panels. SVG is for pages that run no script.</summary>
internal sealed class LinkedPanelsFormatters
{
    /// <summary>One formatter per MIME type.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter<LinkedPanels>(MimeTypes.Html, panels => panels.ToHtml()),
        new MimeFormatter<LinkedPanels>(MimeTypes.Svg, panels => panels.ToSvg()),
        new MimeFormatter<LinkedPanels>(MimeTypes.Plain, panels => panels.ToString()),
    ];
}
