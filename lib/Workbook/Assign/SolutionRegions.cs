using Workbook.Documents;

namespace Workbook.Assign;

/// <summary>
/// The regions of a teacher's notebook that students do not get, marked as nbgrader has it: lines that contain
/// <c>BEGIN SOLUTION</c> and <c>END SOLUTION</c>, and in checks <c>BEGIN HIDDEN TESTS</c> and <c>END HIDDEN TESTS</c>.
/// </summary>
internal static class SolutionRegions
{
    private static readonly string[] CodeGap =
        ["// YOUR CODE HERE", "throw new NotImplementedException(\"This part is yours to write.\");"];

    private static readonly string[] TextGap = ["*Your answer here.*"];

    /// <summary>Puts gaps in place of the solutions and leaves hidden tests out, in every cell.</summary>
    /// <param name="document">The notebook; its cells change and lose their outputs.</param>
    /// <param name="file">How errors name it.</param>
    /// <returns>How many gaps there are.</returns>
    /// <exception cref="DocumentException">A region is not ended, or ends without a begin.</exception>
    public static int Remove(NotebookDocument document, string file)
    {
        var gaps = 0;
        for (var i = 0; i < document.Cells.Count; i++)
        {
            var cell = document.Cells[i];
            cell.ClearOutputs();
            try
            {
                var gap = cell.Kind == CellKind.Code ? CodeGap : TextGap;
                (cell.Source, var replaced) = Replace(cell.Source, "SOLUTION", gap);
                cell.Source = WithoutHiddenTests(cell.Source);
                gaps += replaced;
            }
            catch (FormatException problem)
            {
                throw new DocumentException(file, null, $"{document.CellName(i)}: {problem.Message}", problem);
            }
        }
        return gaps;
    }

    /// <summary>A cell's text as it is handed out, but for its solutions.</summary>
    /// <exception cref="FormatException">A region is not ended, or ends without a begin.</exception>
    public static string WithoutHiddenTests(string source) => Replace(source, "HIDDEN TESTS", []).Text;

    private static (string Text, int Count) Replace(string source, string region, string[] gap)
    {
        List<string> kept = [];
        var count = 0;
        int? begin = null;
        foreach (var (number, line) in source.Split('\n').Index())
        {
            if (line.Contains("BEGIN " + region, StringComparison.Ordinal))
            {
                if (begin is not null) throw new FormatException($"line {number + 1} begins {region} within the one of line {begin}");
                begin = number + 1;
                count++;
                var indent = line[..^line.TrimStart().Length];
                kept.AddRange(gap.Select(part => indent + part));
            }
            else if (line.Contains("END " + region, StringComparison.Ordinal))
            {
                if (begin is null) throw new FormatException($"line {number + 1} ends {region} that no line before it begins");
                begin = null;
            }
            else if (begin is null)
            {
                kept.Add(line);
            }
        }
        if (begin is not null) throw new FormatException($"{region} begins in line {begin} and does not end");
        return (string.Join('\n', kept), count);
    }
}
