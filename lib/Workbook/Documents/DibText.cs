namespace Workbook.Documents;

/// <summary>How the text of a .dib cell and the source of a notebook cell follow from each other.</summary>
internal static class DibText
{
    /// <summary><paramref name="text"/> with every line ended by <c>\n</c>.</summary>
    public static string Normalize(string text) => text.Replace("\r\n", "\n").Replace('\r', '\n');

    /// <summary><paramref name="lines"/> joined, without the blank ones at either edge.</summary>
    public static string Trim(ReadOnlySpan<string> lines)
    {
        while (lines.Length > 0 && string.IsNullOrWhiteSpace(lines[0])) lines = lines[1..];
        while (lines.Length > 0 && string.IsNullOrWhiteSpace(lines[^1])) lines = lines[..^1];
        return string.Join('\n', lines);
    }

    /// <summary>The notebook cell for <paramref name="body"/> in <paramref name="language"/>, or null when it is empty.</summary>
    public static NotebookCell? Cell(string language, string body) => (language, body) switch
    {
        (DibLanguages.Meta, _) or (_, "") => null,
        (DibLanguages.Markdown, _) => new NotebookCell(CellKind.Markdown, body),
        (DibLanguages.Raw, _) => new NotebookCell(CellKind.Raw, body),
        (DibLanguages.CSharp, _) => new NotebookCell(CellKind.Code, body),
        _ => new NotebookCell(CellKind.Code, $"#!{language}\n{body}"),
    };

    /// <summary>The language and trimmed text of <paramref name="cell"/>, as it stands in a .dib file.</summary>
    public static (string Language, string Body) Section(NotebookCell cell, DibLanguages languages)
    {
        var lines = Normalize(cell.Code).Split('\n').AsSpan();
        if (cell.Kind != CellKind.Code) return (cell.Kind == CellKind.Raw ? DibLanguages.Raw : DibLanguages.Markdown, Trim(lines));
        while (lines.Length > 1 && string.IsNullOrWhiteSpace(lines[0])) lines = lines[1..];
        var language = languages.Starts(lines[0]);
        return language is null or DibLanguages.Meta ? (DibLanguages.CSharp, Trim(lines)) : (language, Trim(lines[1..]));
    }
}
