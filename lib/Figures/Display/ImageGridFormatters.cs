namespace FilterGen.Figures.Display;

/// <summary>An image grid's forms. HTML is there only for grids with text, which the plain picture cannot hold.</summary>
internal sealed class ImageGridFormatters
{
    /// <summary>One formatter per MIME type.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter<ImageGrid>(MimeTypes.Html, grid => grid.HasText ? grid.ToHtml() : null),
        new MimeFormatter<ImageGrid>(MimeTypes.Png, grid => Convert.ToBase64String(grid.ToPng())),
        new MimeFormatter<ImageGrid>(MimeTypes.Plain, grid => grid.ToString()),
    ];
}
