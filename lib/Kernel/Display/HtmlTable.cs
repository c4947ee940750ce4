using System.Collections;
using System.Net;
using System.Runtime.CompilerServices;

namespace NotebookKernel.Display;

/// <summary>Objects as tables of their members, and sequences of them as tables of rows; what is in them unfolds.</summary>
internal sealed class HtmlTable
{
    private const int MostColumns = 40, MostTables = 500, Deepest = 5;
    private const int MostCells = 2_000, MostCharacters = 200_000; // Of all that unfolds; the table itself is always shown.
    private const int MostOfText = 2_000, MostOfTextWhereFull = 50;

    private readonly Reader reader;
    private readonly int top; // How many tables the rows or members of the value itself are in.
    private readonly StringBuilder html = new();
    private readonly Stack<object> around = [];
    private int tables, level, cells, mostCells = MostCells;

    private HtmlTable(Reader reader, int top) => (this.reader, this.top) = (reader, top);

    private bool IsFull => cells >= mostCells || html.Length >= MostCharacters;

    /// <summary>The table of a sequence; null when the items are not all of one kind that has columns.</summary>
    public static string? Of(Rows rows, Reader reader)
    {
        HtmlTable table = new(reader, top: 0);
        return table.Write(rows) ? table.html.ToString() : null;
    }

    /// <summary>The table of an object's members; null when it has none that are shown, or says itself how it reads.</summary>
    public static string? Of(object value, Reader reader)
    {
        HtmlTable table = new(reader, top: 1);
        return value is not ITuple && table.Unfold(value, open: true) ? table.html.ToString() : null;
    }

    private bool Write(Rows rows)
    {
        if (rows.Items.Count == 0 || rows.Items.Any(item => item is null)) return false;
        List<string> columns = [];
        List<(object Item, IReadOnlyDictionary<string, object?> Cells)> lines = [];
        foreach (object? item in rows.Items)
        {
            if (TableRow.Of(item!, reader) is not { Count: > 0 } row) return false;
            lines.Add((item!, row));
            columns.AddRange(row.Keys.Where(name => !columns.Contains(name)));
        }
        if (columns.Count > MostColumns) return false;
        html.Append("<table><thead><tr>");
        foreach (string column in columns) html.Append($"<th>{Encode(column)}</th>");
        html.Append("</tr></thead><tbody>");
        int left = lines.Count * columns.Count;
        foreach (var (item, row) in lines)
        {
            if (IsCut(columns.Count)) break;
            html.Append("<tr>");
            foreach (string column in columns)
                Inside(item, () => Cell(row.TryGetValue(column, out object? value), value, Row(value), left--));
            html.Append("</tr>");
        }
        if (rows.More.Length > 0) html.Append($"<tr><td colspan=\"{columns.Count}\">... {rows.More}</td></tr>");
        html.Append("</tbody></table>");
        return true;
    }

    private void Members(IReadOnlyDictionary<string, object?> members)
    {
        html.Append("<table><tbody>");
        int left = Math.Min(members.Count, MostColumns);
        foreach (var (name, value) in members.Take(MostColumns))
        {
            if (IsCut(columns: 2)) break;
            html.Append($"<tr><th style=\"text-align:left;vertical-align:top\">{Encode(name)}</th>");
            Cell(present: true, value, "<td style=\"text-align:left\">", left--);
            html.Append("</tr>");
        }
        if (members.Count > MostColumns) html.Append($"<tr><td colspan=\"2\">... {members.Count - MostColumns:N0} more</td></tr>");
        html.Append("</tbody></table>");
    }

    // Whether a table that unfolds ends here.
    private bool IsCut(int columns)
    {
        if (level <= top || !IsFull) return false;
        html.Append($"<tr><td colspan=\"{columns}\">…</td></tr>");
        return true;
    }

    // What unfolds in a cell has no more than its share of what is left, so that each of its neighbours can have one, too.
    private void Cell(bool present, object? value, string tag, int left)
    {
        if (level > top) cells++;
        int start = html.Length, most = mostCells;
        mostCells = cells + Math.Max(0, most - cells) / left;
        html.Append("<td style=\"text-align:left\">");
        if (value is not null && InteractiveFormatters.Part(value) is { } registered)
            html.Append(registered);
        else if (value is null or IConvertible or ITuple || !Unfold(value, open: false))
        {
            html.Length = start;
            html.Append(tag).Append(present ? Encode(Text(value)) : "");
        }
        mostCells = most;
        html.Append("</td>");
    }

    private static string Row(object? value) =>
        value is IConvertible and not (string or bool or char or DateTime or Enum) ? "<td style=\"text-align:right\">" : "<td>";

    // Whether the value has parts that are shown; where it has none, nothing is written.
    private bool Unfold(object value, bool open)
    {
        if (level >= Deepest || tables >= MostTables || IsFull || around.Any(outer => ReferenceEquals(outer, value))) return false;
        int start = html.Length;
        tables++;
        level++;
        html.Append(open ? "<details open>" : "<details>").Append($"<summary><code>{Encode(Title(value.GetType()))}</code></summary>");
        bool written = false;
        if (TableRow.Of(value, reader) is { Count: > 0 } members)
            written = Inside(value, () => Members(members));
        else if (value is IEnumerable sequence && !PlainText.HasOwnText(value.GetType()))
            Inside(value, () => written = reader.Items(sequence) is { } rows && Write(rows));
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

    private string Text(object? value)
    {
        int most = html.Length >= MostCharacters ? MostOfTextWhereFull : MostOfText;
        string text = value as string ?? PlainText.OfPart(value, reader, most);
        return text.Length <= most ? text : $"{text.AsSpan(0, most)} …";
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
