using System.Collections;
using System.Net;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace CSharpKernel.Display;

/// <summary>Sequences of records, tuples, dictionaries or plain objects as tables.</summary>
internal static class HtmlTable
{
    private const int MostColumns = 40;

    /// <summary>The table; null when the items are not all of one such kind.</summary>
    public static string? Of(Rows rows)
    {
        if (rows.Items.Count == 0 || rows.Items.Any(item => item is null)) return null;
        List<string> columns = [];
        List<Dictionary<string, object?>> cells = [];
        foreach (object? item in rows.Items)
        {
            if (Cells(item!) is not { Count: > 0 } row) return null;
            cells.Add(row);
            columns.AddRange(row.Keys.Where(name => !columns.Contains(name)));
        }
        if (columns.Count > MostColumns) return null;
        return Write(columns, cells, rows.More);
    }

    private static string Write(List<string> columns, List<Dictionary<string, object?>> rows, string more)
    {
        StringBuilder html = new("<table><thead><tr>");
        foreach (string column in columns) html.Append($"<th>{WebUtility.HtmlEncode(column)}</th>");
        html.Append("</tr></thead><tbody>");
        foreach (Dictionary<string, object?> row in rows)
        {
            html.Append("<tr>");
            foreach (string column in columns) html.Append(Cell(row.TryGetValue(column, out object? value), value));
            html.Append("</tr>");
        }
        if (more.Length > 0) html.Append($"<tr><td colspan=\"{columns.Count}\">... {more}</td></tr>");
        return html.Append("</tbody></table>").ToString();
    }

    private static string Cell(bool present, object? value)
    {
        if (!present) return "<td></td>";
        string text = WebUtility.HtmlEncode(value as string ?? PlainText.OfPart(value));
        return value is IConvertible and not (string or bool or char or DateTime or Enum)
            ? $"<td style=\"text-align:right\">{text}</td>"
            : $"<td>{text}</td>";
    }

    private static Dictionary<string, object?>? Cells(object item)
    {
        Type type = item.GetType();
        if (item is ITuple tuple)
            return Enumerable.Range(0, tuple.Length).ToDictionary(i => $"Item{i + 1}", i => tuple[i]);
        if (item is IDictionary dictionary)
            return Cells(dictionary);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
            return new() { ["Key"] = Property(item, "Key"), ["Value"] = Property(item, "Value") };
        if (PlainText.Group(item) is var (key, items))
            return new() { ["Key"] = key, ["Values"] = Rows.Take(items).Items };
        if (item is IEnumerable || (PlainText.HasOwnText(type) && !IsRecord(type))) return null;
        return Member.Of(type).ToDictionary(member => member.Name, member => member.Read(item));
    }

    // Keys that differ may read the same, such as 1 and "1".
    private static Dictionary<string, object?> Cells(IDictionary dictionary)
    {
        Dictionary<string, object?> cells = [];
        foreach (object key in dictionary.Keys) cells[PlainText.Of(key)] = dictionary[key];
        return cells;
    }

    private static object? Property(object item, string name) => item.GetType().GetProperty(name)!.GetValue(item);

    // Records have a ToString too, but one that the compiler wrote. So have unions of F#, whose cases have different members.
    private static bool IsRecord(Type type) =>
        IsGenerated(type) && type.GetProperty("Tag")?.IsDefined(typeof(CompilerGeneratedAttribute)) != true;

    private static bool IsGenerated(Type type) =>
        type.GetMethod(nameof(ToString), Type.EmptyTypes)?.IsDefined(typeof(CompilerGeneratedAttribute)) == true
        || type.IsDefined(typeof(CompilerGeneratedAttribute))
        || type.GetMethod("<Clone>$", BindingFlags.Public | BindingFlags.Instance) is not null;
}
