using System.Text.Json.Nodes;

namespace Workbook.Documents;

/// <summary>nbformat's texts: stored as a list of lines, so that a change to one line is one changed line of the file.</summary>
internal static class MultilineText
{
    /// <summary>The lines of <paramref name="text"/> with their ends. Joined again they are the text.</summary>
    /// <remarks>Lines end where Python's <c>str.splitlines</c> ends them, since that is what Jupyter splits with.</remarks>
    public static JsonArray Split(string text)
    {
        var lines = new JsonArray();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsLineEnd(text[i]) || (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')) continue;
            lines.Add(JsonValue.Create(text[start..(i + 1)]));
            start = i + 1;
        }
        if (start < text.Length) lines.Add(JsonValue.Create(text[start..]));
        return lines;
    }

    /// <summary>The text of a string or of a list of strings, or null when <paramref name="node"/> is neither.</summary>
    public static string? Join(JsonNode? node)
    {
        if (node is JsonValue value && value.TryGetValue(out string? text)) return text;
        if (node is not JsonArray lines || !lines.All(line => line is JsonValue item && item.TryGetValue(out string? _))) return null;
        return string.Concat(lines.Select(line => line!.GetValue<string>()));
    }

    private static bool IsLineEnd(char c) =>
        c is '\n' or '\r' or '\v' or '\f' or '\x1c' or '\x1d' or '\x1e' or '\x85' or '\u2028' or '\u2029';
}
