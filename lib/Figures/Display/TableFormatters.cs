namespace FilterGen.Figures.Display;

/// <summary>A table's forms.</summary>
internal sealed class TableFormatters
{
    /// <summary>One formatter per MIME type.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter<Table>(MimeTypes.Html, table => table.ToHtml()),
        new MimeFormatter<Table>(MimeTypes.Plain, table => table.ToString()),
    ];
}
