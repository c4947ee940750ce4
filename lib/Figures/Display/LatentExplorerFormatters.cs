namespace FilterGen.Figures.Display;

/// <summary>The forms of a latent explorer. SVG is for pages that run no script.</summary>
internal sealed class LatentExplorerFormatters
{
    /// <summary>One formatter per MIME type.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter<LatentExplorer>(MimeTypes.Html, explorer => explorer.ToHtml()),
        new MimeFormatter<LatentExplorer>(MimeTypes.Svg, explorer => explorer.ToSvg()),
        new MimeFormatter<LatentExplorer>(MimeTypes.Plain, explorer => explorer.ToString()),
    ];
}
