namespace Benchmarks;

/// <summary>Rows of text in aligned columns: the first column to the left, the others to the right.</summary>
/// <param name="header">The columns' names.</param>
internal sealed class TextTable(params string[] header)
{
    private readonly List<string[]> rows = [header];

    /// <summary>Adds a row of as many cells as there are columns.</summary>
    public void Add(params string[] cells) => rows.Add(cells);

    /// <inheritdoc/>
    public override string ToString()
    {
        var widths = header.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        return string.Join('\n', rows.Select(row => string.Join("  ", row.Select((cell, column) =>
            column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))).TrimEnd()));
    }
}
