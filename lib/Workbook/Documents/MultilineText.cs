using System.Text.RegularExpressions;

namespace Workbook.Documents;

/// <summary>nbformat's texts: stored as a list of lines, so that a change to one line is one changed line of the file.</summary>
internal static partial class MultilineText
{
    private const string LineEnds = @"\n\r\v\f\x1c-\x1e\x85\u2028\u2029";

    /// <summary>The lines of <paramref name="text"/> with their ends. Joined again they are the text.</summary>
    /// <remarks>Lines end where Python's <c>str.splitlines</c> ends them, since that is what Jupyter splits with.</remarks>
    public static JsonArray Split(string text) => [.. Line().Matches(text).Select(line => (JsonNode)line.Value)];

    /// <summary>The text of a string or of a list of strings, or null when <paramref name="node"/> is neither.</summary>
    public static string? Join(JsonNode? node)
    {
        if (node is JsonValue value && value.TryGetValue(out string? text)) return text;
        if (node is not JsonArray lines || !lines.All(line => line is JsonValue item && item.TryGetValue(out string? _))) return null;
        return string.Concat(lines.Select(line => line!.GetValue<string>()));
    }

    [GeneratedRegex($"[^{LineEnds}]*(?:\r\n|[{LineEnds}])|[^{LineEnds}]+")]
    private static partial Regex Line();
}
