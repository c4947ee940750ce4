using System.Text.RegularExpressions;
using Workbook.Documents;

namespace Workbook.Grade;

/// <summary>
/// A cell that earns marks if it runs without an error. It begins with a line such as <c>// check shapes (1.5 marks)</c>.
/// </summary>
/// <param name="Name">Its name; no other check has it.</param>
/// <param name="Marks">What it earns.</param>
/// <param name="Source">Its text.</param>
internal sealed partial record CheckCell(string Name, decimal Marks, string Source)
{
    /// <summary>The check in a cell, or null.</summary>
    public static CheckCell? Parse(NotebookCell cell)
    {
        if (!cell.IsRunnable || FirstLine().Match(cell.Source) is not { Success: true } match) return null;
        return new(match.Groups["name"].Value, decimal.Parse(match.Groups["marks"].Value, CultureInfo.InvariantCulture), cell.Source);
    }

    /// <summary>Marks with a point and no needless zeros: <c>12.5</c>.</summary>
    public static string Text(decimal marks) => marks.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>Names in a sentence, in quotation marks, since some have commas.</summary>
    public static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));

    [GeneratedRegex(@"^\s*//\s*check\s+(?<name>[^()\n]*[^()\s])\s*\((?<marks>\d{1,4}(\.\d{1,4})?) marks?\)", RegexOptions.IgnoreCase)]
    private static partial Regex FirstLine();
}
