using System.Net;

namespace FilterGen.Figures;

/// <summary>A <see cref="Table"/> in its written forms.</summary>
internal static class TableText
{
    public static string Html(string? caption, TableColumn[] columns, TableCells cells)
    {
        var html = new StringBuilder("<table style=\"border-collapse:collapse;font-variant-numeric:tabular-nums\">\n");
        if (caption is not null)
            html.Append("<caption style=\"caption-side:top;text-align:left;font-weight:600\">")
                .Append(WebUtility.HtmlEncode(caption)).Append("</caption>\n");
        html.Append("<thead><tr>");
        for (var i = 0; i < columns.Length; i++)
            html.Append($"<th style=\"{StyleOf(i)}\">{WebUtility.HtmlEncode(columns[i].Name)}</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in cells.Rows)
        {
            html.Append("<tr>");
            for (var i = 0; i < columns.Length; i++)
            {
                var style = (cells.IsNumeric(i) ? "white-space:nowrap;" : "") + StyleOf(i);
                html.Append($"<td style=\"{style}\">{Emphasis(columns[i], WebUtility.HtmlEncode(row[i]))}</td>");
            }
            html.Append("</tr>\n");
        }
        return html.Append("</tbody>\n</table>").ToString();

        string StyleOf(int column) => Style(columns[column], cells.IsNumeric(column));
    }

    public static string Markdown(string? caption, TableColumn[] columns, TableCells cells)
    {
        var text = new StringBuilder(caption is null ? "" : caption + "\n\n");
        AppendLine(columns.Select(column => Escape(column.Name)));
        AppendLine(columns.Select((_, i) => cells.IsNumeric(i) ? "---:" : "---"));
        foreach (var row in cells.Rows)
            AppendLine(row.Select((cell, i) => columns[i].Kind == ColumnKind.Ours ? $"**{Escape(cell)}**" : Escape(cell)));
        return text.ToString();

        void AppendLine(IEnumerable<string> parts) => text.Append("| ").AppendJoin(" | ", parts).Append(" |\n");
        static string Escape(string cell) => cell.Replace("|", "\\|").Replace('\n', ' ');
    }

    public static string Plain(string? caption, TableColumn[] columns, TableCells cells)
    {
        var widths = columns.Select((column, i) => cells.Rows.Select(row => row[i].Length).Append(column.Name.Length).Max()).ToArray();
        var text = new StringBuilder(caption is null ? "" : caption + "\n");
        AppendLine([.. columns.Select(column => column.Name)]);
        text.AppendJoin("  ", widths.Select(width => new string('─', width))).Append('\n');
        foreach (var row in cells.Rows)
            AppendLine(row);
        return text.ToString().TrimEnd('\n');

        void AppendLine(string[] parts)
        {
            var line = parts.Select((part, i) => cells.IsNumeric(i) ? part.PadLeft(widths[i]) : part.PadRight(widths[i]));
            text.Append(string.Join("  ", line).TrimEnd()).Append('\n');
        }
    }

    private static string Style(TableColumn column, bool numeric)
    {
        var ground = column.Kind == ColumnKind.Ours ? ";background:rgba(0,114,178,0.1)" : "";
        return $"padding:2px 12px;text-align:{(numeric ? "right" : "left")}{ground}";
    }

    private static string Emphasis(TableColumn column, string text) => column.Kind switch
    {
        ColumnKind.Ours => $"<b>{text}</b>",
        ColumnKind.Paper => $"<i>{text}</i>",
        _ => text,
    };
}
