namespace Workbook.Documents;

/// <summary>
/// Writes JSON as Jupyter writes notebooks: keys sorted, one space of indent, nothing but controls escaped. Saving a notebook here
/// and in Jupyter gives the same bytes, so version control shows only what changed.
/// </summary>
internal static class NotebookJson
{
    /// <summary>The text of <paramref name="node"/>, without a newline at the end.</summary>
    public static string Write(JsonNode? node)
    {
        var text = new StringBuilder();
        Append(text, node, 0);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonNode? node, int depth)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject members:
                AppendItems(text, "{}", members.OrderBy(member => member.Key, StringComparer.Ordinal), depth, member =>
                {
                    AppendString(text, member.Key);
                    text.Append(": ");
                    Append(text, member.Value, depth + 1);
                });
                break;
            case JsonArray items:
                AppendItems(text, "[]", items, depth, item => Append(text, item, depth + 1));
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                AppendString(text, value.GetValue<string>());
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number:
                text.Append(value.ToJsonString().Replace('E', 'e'));
                break;
            default:
                text.Append(node.ToJsonString());
                break;
        }
    }

    private static void AppendItems<T>(StringBuilder text, string brackets, IEnumerable<T> items, int depth, Action<T> append)
    {
        text.Append(brackets[0]);
        var separator = "\n";
        foreach (var item in items)
        {
            text.Append(separator).Append(' ', depth + 1);
            append(item);
            separator = ",\n";
        }
        if (text[^1] != brackets[0]) text.Append('\n').Append(' ', depth);
        text.Append(brackets[1]);
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case '\b': text.Append("\\b"); break;
                case '\f': text.Append("\\f"); break;
                case < ' ': text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"); break;
                default: text.Append(c); break;
            }
        }
        text.Append('"');
    }
}
