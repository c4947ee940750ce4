namespace Workbook.Documents;

/// <summary>
/// Reads .dib text. A line <c>#!name</c> alone starts a cell of that language; any other <c>#!</c> line stays in its cell.
/// </summary>
internal sealed class DibReader(string text, string file)
{
    /// <summary>Where .ipynb metadata keeps what <c>#!meta</c> holds.</summary>
    public const string MetaKey = "polyglot_notebook";

    private readonly string[] lines = DibText.Normalize(text).Split('\n');

    /// <summary>The notebook in <paramref name="text"/>; errors name <paramref name="file"/>.</summary>
    /// <exception cref="DocumentException">The JSON after <c>#!meta</c> is not an object.</exception>
    public static NotebookDocument Read(string text, string file) => new DibReader(text, file).Read();

    private NotebookDocument Read()
    {
        var meta = ReadMeta();
        var languages = new DibLanguages(meta);
        var document = new NotebookDocument();
        if (meta is not null) document.Metadata[MetaKey] = meta;
        var language = languages.Default;
        var start = 0;
        for (var i = 0; i <= lines.Length; i++)
        {
            var next = i < lines.Length ? languages.Starts(lines[i]) : language;
            // Within #!meta any magic ends the JSON, also one that is no language.
            if (next is null && language == DibLanguages.Meta && lines[i].StartsWith("#!", StringComparison.Ordinal))
            {
                language = languages.Default;
                start = i;
            }
            if (next is null) continue;
            if (DibText.Cell(language, DibText.Trim(lines.AsSpan(start, i - start))) is { } cell) document.Cells.Add(cell);
            language = next;
            start = i + 1;
        }
        CellIds.Complete(document.Cells);
        return document;
    }

    private JsonObject? ReadMeta()
    {
        var header = Array.FindIndex(lines, IsMeta);
        if (header < 0) return null;
        var end = Array.FindIndex(lines, header + 1, line => line.StartsWith("#!", StringComparison.Ordinal));
        if (end < 0) end = lines.Length;
        if (Array.FindIndex(lines, end, IsMeta) is var second and >= 0)
        {
            throw new DocumentException(file, second + 1, $"a second #!meta; the first is on line {header + 1}");
        }
        var json = string.Join('\n', lines[(header + 1)..end]);
        try
        {
            if (JsonLines.FindHalfCharacter(json) is { } half)
            {
                throw new DocumentException(file, header + 1 + half, "a text holds half of a surrogate pair, which is no character");
            }
            return JsonNode.Parse(json, documentOptions: new() { AllowDuplicateProperties = false }) as JsonObject
                ?? throw new DocumentException(file, header + 1, "expected a JSON object after #!meta, found another JSON value");
        }
        catch (JsonException error)
        {
            var line = header + 2 + (int)(error.LineNumber ?? 0);
            const string problem = "expected a JSON object after #!meta, found text that is not JSON";
            throw new DocumentException(file, Math.Min(line, lines.Length), problem, error);
        }
    }

    private static bool IsMeta(string line) => line.TrimEnd().Equals("#!meta", StringComparison.OrdinalIgnoreCase);
}
