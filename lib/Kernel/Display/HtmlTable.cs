using System.Collections;
using System.Net;
using System.Runtime.CompilerServices;

namespace CSharpKernel.Display;

/// <summary>Objects as tables of their members, and sequences of them as tables of rows; what is in them unfolds.</summary>
internal sealed class HtmlTable
{
    private const int MostColumns = 40, MostTables = 500, MostCharacters = 2_000, Deepest = 5;

    private readonly StringBuilder html = new();
    private readonly Stack<object> around = [];
    private int tables, level;

    /// <summary>The table of a sequence; null when the items are not all of one kind that has columns.</summary>
    public static string? Of(Rows rows)
    {
        HtmlTable table = new();
        return table.Write(rows) ? table.html.ToString() : null;
    }

    /// <summary>The table of an object's members; null when it has none that are shown, or says itself how it reads.</summary>
    public static string? Of(object value)
    {
        HtmlTable table = new();
        return value is not ITuple && table.Unfold(value, open: true) ? table.html.ToString() : null;
    }

    private bool Write(Rows rows)
    {
        if (rows.Items.Count == 0 || rows.Items.Any(item => item is null)) return false;
        List<string> columns = [];
        List<(object Item, IReadOnlyDictionary<string, object?> Cells)> cells = [];
        foreach (object? item in rows.Items)
        {
            if (TableRow.Of(item!) is not { Count: > 0 } row) return false;
            cells.Add((item!, row));
            columns.AddRange(row.Keys.Where(name => !columns.Contains(name)));
        }
        if (columns.Count > MostColumns) return false;
        html.Append("<table><thead><tr>");
        foreach (string column in columns) html.Append($"<th>{Encode(column)}</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var (item, row) in cells)
        {
            html.Append("<tr>");
            foreach (string column in columns) Inside(item, () => Cell(row.TryGetValue(column, out object? value), value, Row(value)));
            html.Append("</tr>");
        }
        if (rows.More.Length > 0) html.Append($"<tr><td colspan=\"{columns.Count}\">... {rows.More}</td></tr>");
        html.Append("</tbody></table>");
        return true;
    }

    private void Members(IReadOnlyDictionary<string, object?> members)
    {
        html.Append("<table><tbody>");
        foreach (var (name, value) in members.Take(MostColumns))
        {
            html.Append($"<tr><th style=\"text-align:left;vertical-align:top\">{Encode(name)}</th>");
            Cell(present: true, value, "<td style=\"text-align:left\">");
            html.Append("</tr>");
        }
        if (members.Count > MostColumns) html.Append($"<tr><td colspan=\"2\">... {members.Count - MostColumns:N0} more</td></tr>");
        html.Append("</tbody></table>");
    }

    private void Cell(bool present, object? value, string tag)
    {
        int start = html.Length;
        html.Append("<td style=\"text-align:left\">");
        if (value is null or IConvertible or ITuple || !Unfold(value, open: false))
        {
            html.Length = start;
            html.Append(tag).Append(present ? Encode(Text(value)) : "");
        }
        html.Append("</td>");
    }

    private static string Row(object? value) =>
        value is IConvertible and not (string or bool or char or DateTime or Enum) ? "<td style=\"text-align:right\">" : "<td>";

    // Whether the value has parts that are shown; where it has none, nothing is written.
    private bool Unfold(object value, bool open)
    {
        if (level >= Deepest || tables >= MostTables || around.Any(outer => ReferenceEquals(outer, value))) return false;
        int start = html.Length;
        tables++;
        level++;
        html.Append(open ? "<details open>" : "<details>").Append($"<summary><code>{Encode(Title(value.GetType()))}</code></summary>");
        bool written = false;
        if (TableRow.Of(value) is { Count: > 0 } members)
            written = Inside(value, () => Members(members));
        else if (value is IEnumerable sequence && !PlainText.HasOwnText(value.GetType()))
            Inside(value, () => written = Write(Rows.Take(sequence)));
        level--;
        if (written) html.Append("</details>");
        else html.Length = start;
        return written;
    }

    private bool Inside(object value, Action write)
    {
        around.Push(value);
        write();
        around.Pop();
        return true;
    }

    // The compiler's name of an anonymous type says nothing.
    private static string Title(Type type) =>
        type.Name.StartsWith("<>", StringComparison.Ordinal) && !type.IsArray
            ? $"{{ {string.Join(", ", type.GetProperties().Select(property => property.Name))} }}"
            : PlainText.NameOf(type);

    private static string Text(object? value)
    {
        string text = value as string ?? PlainText.OfPart(value);
        return text.Length <= MostCharacters ? text : $"{text.AsSpan(0, MostCharacters)} …";
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
