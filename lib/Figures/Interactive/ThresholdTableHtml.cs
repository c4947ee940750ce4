using FilterGen.Figures.Svg;

namespace FilterGen.Figures.Interactive;

/// <summary>A <see cref="ThresholdTable"/> in its written forms.</summary>
internal static class ThresholdTableHtml
{
    /// <summary>The ground of a number that reaches the threshold, as the script has it.</summary>
    private const string Reached = "#b7dcf2";
    private const int Margin = 14;
    private const int RowHeight = 28;

    public static string Fragment(ThresholdTable table) => Widget.Fragment(
        ToJson(table), "thresholdTable", ["widget.js", "threshold.js", "table.js"], table.ToSvg(), table.Title ?? "Table with a threshold");

    public static string Still(ThresholdTable table)
    {
        var slider = table.Slider;
        var threshold = slider.Places[slider.StartPlace];
        var caption = $"{slider.Name} = {Numbers.Fixed(threshold, slider.Decimals)}: {Count(table, threshold)}";
        var rows = table.Apart.Concat(table.Rows).ToList();
        var name = 20 + rows.Max(row => SvgWriter.WidthOf(row.Name, Theme.FontSize, bold: true));
        var cell = 20 + Math.Max(
            table.Columns.Max(column => SvgWriter.WidthOf(column, Theme.FontSize, bold: true)),
            rows.SelectMany(row => row.Values)
                .Max(value => SvgWriter.WidthOf(Numbers.Fixed(value, table.Decimals), Theme.FontSize, bold: true)));
        double top = Margin + RowHeight * (table.Title is null ? 1 : 2);
        var text = Math.Max(SvgWriter.WidthOf(table.Title ?? "", Theme.TitleSize, bold: true), SvgWriter.WidthOf(caption, Theme.FontSize));
        var width = 2 * Margin + Math.Max(text, name + cell * table.Columns.Count);
        var svg = new SvgWriter(width, top + RowHeight * (rows.Count + 1) + Margin, table.Title ?? caption);
        if (table.Title is not null)
            svg.Text(Margin, Margin + Theme.TitleSize, table.Title, Theme.TitleSize, bold: true);
        svg.Text(Margin, top - 10, caption, Theme.FontSize, fill: Theme.Quiet);
        foreach (var (column, label) in table.Columns.Index())
            svg.Text(Margin + name + (column + 1) * cell - 10, top + 19, label, Theme.FontSize, "end", bold: true);
        foreach (var (index, row) in rows.Index())
        {
            top += RowHeight;
            svg.Text(Margin, top + 19, row.Name, Theme.FontSize, bold: true);
            foreach (var (column, value) in row.Values.Index())
            {
                var left = Margin + name + column * cell;
                svg.Rectangle(left, top, cell - 1, RowHeight - 1, value >= threshold ? Reached : Theme.Paper);
                svg.Text(left + cell - 10, top + 19, Numbers.Fixed(value, table.Decimals), Theme.FontSize, "end", bold: value >= threshold);
            }
            if (index == table.Apart.Count - 1)
                svg.Line(Margin, top + RowHeight - 0.5, Margin + name + cell * table.Columns.Count, top + RowHeight - 0.5, Theme.AxisLine);
        }
        return svg.ToString();
    }

    private static string Count(ThresholdTable table, double threshold) =>
        $"{table.Rows.Sum(row => row.Values.Count(value => value >= threshold))} of {table.Rows.Count * table.Columns.Count} reach it"
        + (table.Apart.Count == 0 ? "" : $", {string.Join(" and ", table.Apart.Select(row => row.Name))} not counted");

    private static JsonObject ToJson(ThresholdTable table) => new()
    {
        ["title"] = table.Title,
        ["slider"] = SliderJson.Of(table.Slider),
        ["decimals"] = table.Decimals,
        ["columns"] = new JsonArray([.. table.Columns.Select(column => (JsonNode)column)]),
        ["apart"] = table.Apart.Count,
        ["rows"] = new JsonArray([.. table.Apart.Concat(table.Rows).Select(row => (JsonNode)new JsonObject
        {
            ["name"] = row.Name,
            ["values"] = new JsonArray([.. row.Values.Select(value => double.IsFinite(value) ? JsonValue.Create(value) : null)]),
        })]),
    };
}
