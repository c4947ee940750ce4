using FilterGen.Figures.Display;

namespace FilterGen.Figures;

/// <summary>A small table, made for our numbers beside the paper's: in a notebook, on a console, and as Markdown.</summary>
/// <example><code>
/// new Table("network", "ours", "paper").Ours("ours").Paper("paper").Row("Baseline", 98.1, 98.25).Row("FG", 98.8, 99.10)
/// </code></example>
[TypeFormatterSource(typeof(FormsOf<Table>), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Plain])]
public sealed class Table : IDisplayed<Table>
{
    private readonly TableColumn[] columns;
    private readonly List<object?[]> rows = [];

    /// <summary>A table with these columns and no rows yet.</summary>
    /// <exception cref="ArgumentException">No columns, or two of one name.</exception>
    public Table(params string[] header)
    {
        if (Given.All("Table", "a column name", header).Count == 0)
            throw new ArgumentException("Table: expected at least one column, found none.");
        var twice = header.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
            throw new ArgumentException($"Table: expected each column name once, found \"{twice.Key}\" {twice.Count()} times.");
        columns = [.. header.Select(name => new TableColumn(name))];
    }

    /// <summary>A line above the table.</summary>
    public string? Caption { get; init; }

    /// <summary>Adds a row: text, numbers, or null for what is not known.</summary>
    /// <exception cref="ArgumentException">Another number of cells than columns.</exception>
    public Table Row(params object?[]? cells)
    {
        cells ??= [null]; // What C# makes of Row(null).
        if (cells.Length != columns.Length)
            throw new ArgumentException($"Table: expected {columns.Length} cells in row {rows.Count + 1}, found {cells.Length}.");
        rows.Add(cells);
        return this;
    }

    /// <summary>Marks the columns of what this code measured: bold, on a light ground.</summary>
    public Table Ours(params string[] names) => Mark(names, column => column with { Kind = ColumnKind.Ours });

    /// <summary>Marks the columns of what the paper reports: italic.</summary>
    public Table Paper(params string[] names) => Mark(names, column => column with { Kind = ColumnKind.Paper });

    /// <summary>Shows a column's numbers with this many decimals, instead of as many as they need, up to four.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 0 decimals, or more than the 15 that numbers have.</exception>
    public Table Decimals(string name, int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 15);
        return Mark([name], column => column with { Decimals = decimals });
    }

    /// <summary>The table for a notebook.</summary>
    public string ToHtml() => TableText.Html(Caption, columns, Cells());

    /// <summary>The table for a Markdown page; our columns are bold.</summary>
    public string ToMarkdown() => TableText.Markdown(Caption, columns, Cells());

    /// <summary>The table for a console, its columns in line.</summary>
    public override string ToString() => TableText.Plain(Caption, columns, Cells());

    static IReadOnlyList<MimeFormatter<Table>> IDisplayed<Table>.Forms { get; } =
        [new(MimeTypes.Html, table => table.ToHtml()), new(MimeTypes.Plain, table => table.ToString())];

    private Table Mark(string[] names, Func<TableColumn, TableColumn> change)
    {
        foreach (var name in names)
        {
            var i = Array.FindIndex(columns, column => column.Name == name);
            if (i < 0)
                throw new ArgumentException(
                    $"Table: expected one of the columns {string.Join(", ", columns.Select(column => column.Name))}; found {name}.");
            columns[i] = change(columns[i]);
        }
        return this;
    }

    private TableCells Cells() => new(columns, rows);
}
