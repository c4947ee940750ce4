using System.Text.Encodings.Web;

namespace Workbook.Documents;

/// <summary>Writes notebooks as .dib text: the cells' sources, without outputs.</summary>
internal static class DibWriter
{
    /// <summary>The text of <paramref name="document"/>; errors name <paramref name="file"/>, where it came from.</summary>
    /// <exception cref="DocumentException">A line of a cell would start a cell of its own.</exception>
    public static string Write(NotebookDocument document, string file)
    {
        var meta = document.Metadata[DibReader.MetaKey] as JsonObject;
        var languages = new DibLanguages(meta);
        var text = new StringBuilder();
        if (meta is not null) AppendSection(text, DibLanguages.Meta, Sorted(meta)!.ToJsonString(Compact));
        for (var i = 0; i < document.Cells.Count; i++)
        {
            var (language, body) = DibText.Section(document.Cells[i], languages);
            if (body.Length == 0) continue;
            Check(body, languages, file, document.CellName(i));
            AppendSection(text, language, body);
        }
        return text.ToString();
    }

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static void AppendSection(StringBuilder text, string language, string body)
    {
        if (text.Length > 0) text.Append('\n');
        text.Append("#!").Append(language).Append("\n\n").Append(body).Append('\n');
    }

    private static void Check(string body, DibLanguages languages, string file, string cell)
    {
        if (body.Split('\n').FirstOrDefault(found => languages.Starts(found) is not null) is { } line)
            throw new DocumentException(file, null,
                $"{cell} holds the line \"{line.TrimEnd()}\", which would start a new cell in .dib; indent it or split the cell");
    }

    // An .ipynb file sorts its keys, so the text that must survive the way through one has them sorted too.
    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
