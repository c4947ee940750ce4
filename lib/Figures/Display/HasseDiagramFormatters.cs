namespace FilterGen.Figures.Display;

/// <summary>The forms of a Hasse diagram. SVG is for pages that run no script.</summary>
internal sealed class HasseDiagramFormatters
{
    /// <summary>One formatter per MIME type.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter<HasseDiagram>(MimeTypes.Html, diagram => diagram.ToHtml()),
        new MimeFormatter<HasseDiagram>(MimeTypes.Svg, diagram => diagram.ToSvg()),
        new MimeFormatter<HasseDiagram>(MimeTypes.Plain, diagram => diagram.ToString()),
    ];
}
