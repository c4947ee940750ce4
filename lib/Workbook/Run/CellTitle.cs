using Workbook.Documents;

namespace Workbook.Run;

/// <summary>What the progress display calls a cell.</summary>
internal static class CellTitle
{
    private const int Width = 72;

    /// <summary>
    /// The last heading in the prose just before cell number <paramref name="index"/>, or, where there is none, the cell's first line.
    /// </summary>
    public static string Of(NotebookDocument document, int index)
    {
        for (var before = index - 1; before >= 0 && document.Cells[before].Kind != CellKind.Code; before--)
        {
            var cell = document.Cells[before];
            if (cell.Kind == CellKind.Markdown && Heading(cell.Source) is { } heading) return Cut(heading);
        }
        return Cut(Lines(document.Cells[index].Source).First(line => line.Length > 0));
    }

    private static string? Heading(string source) => Lines(source)
        .LastOrDefault(line => line.StartsWith('#') && line.TrimStart('#').StartsWith(' '))?.TrimStart('#').Trim();

    private static IEnumerable<string> Lines(string source) => source.Split('\n').Select(line => line.Trim());

    private static string Cut(string title) => title.Length <= Width ? title : title[..(Width - 1)] + "…";
}
