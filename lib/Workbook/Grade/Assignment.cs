using System.Text.RegularExpressions;
using Workbook.Assign;
using Workbook.Documents;

namespace Workbook.Grade;

/// <summary>What is graded: the checks of the teacher's notebook, and where it lies.</summary>
/// <param name="Checks">The checks, in their order.</param>
/// <param name="Folder">The folder that paths in the notebook are relative to.</param>
/// <param name="Guarded">The names that submissions must not declare.</param>
/// <param name="References">The lines with which it loads libraries, and submissions may, too.</param>
/// <param name="Libraries">The files of the libraries that it loads with <c>#r</c>.</param>
internal sealed partial record Assignment(
    IReadOnlyList<CheckCell> Checks, string Folder, IReadOnlySet<string> Guarded, IReadOnlySet<string> References,
    IReadOnlyList<string> Libraries)
{
    /// <summary>Reads the teacher's notebook, with the solutions or with gaps.</summary>
    /// <exception cref="DocumentException">There is no such notebook, or it has no checks, or two of one name.</exception>
    public static Assignment Load(string file)
    {
        var assignment = Of(NotebookFile.Load(file), file);
        return assignment.Checks.Count > 0 ? assignment : throw new DocumentException(file, null,
            "has no checks; expected cells that begin with a line such as // check shapes (1.5 marks)");
    }

    /// <summary>The checks of a notebook.</summary>
    /// <exception cref="DocumentException">Two checks have the same name.</exception>
    public static Assignment Of(NotebookDocument document, string file)
    {
        var checks = document.Cells.Select(CheckCell.Parse).OfType<CheckCell>().ToList();
        if (checks.CountBy(check => check.Name).FirstOrDefault(name => name.Value > 1) is { Key: { } twice })
            throw new DocumentException(file, null, $"has two checks named {twice}");
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var libraries = document.Cells.Where(cell => cell.IsRunnable).SelectMany(cell => Reference().Matches(cell.Source))
            .Select(match => Path.GetFullPath(Path.Combine(folder, match.Groups["path"].Value)));
        return new(checks, folder, StandIn.Guarded(document), StandIn.Libraries(document), [.. libraries.Distinct()]);
    }

    /// <summary>
    /// A submission as it is graded: its checks are the teacher's again, in the places where the student has them; those that the
    /// student removed come at the end. A second check of the same name is left as it is and earns nothing.
    /// </summary>
    /// <returns>The notebook, the place of each check's cell in it, and what the student had made of the checks.</returns>
    public (NotebookDocument Notebook, IReadOnlyDictionary<string, int> Places, ChangedChecks Changed) Restore(NotebookDocument submission)
    {
        List<string> altered = [];
        var places = new Dictionary<string, int>();
        var notebook = new NotebookDocument { Cells = [.. submission.Cells], Metadata = submission.Metadata };
        foreach (var (place, cell) in submission.Cells.Index())
        {
            if (CheckCell.Parse(cell) is { } found && Checks.FirstOrDefault(check => check.Name == found.Name) is { } check
                && places.TryAdd(check.Name, place))
            {
                if (!IsSame(cell.Source, check.Source)) altered.Add(check.Name);
                cell.Source = check.Source;
            }
        }
        var deleted = Checks.Where(check => !places.ContainsKey(check.Name)).ToList();
        foreach (var check in deleted)
        {
            places[check.Name] = notebook.Cells.Count;
            notebook.Cells.Add(new(CellKind.Code, check.Source));
        }
        CellIds.Complete(notebook.Cells);
        return (notebook, places, new(altered, [.. deleted.Select(check => check.Name)]));
    }

    /// <summary>Whether a check is as it was handed out, with or without its hidden tests; blanks at the ends of lines aside.</summary>
    private static bool IsSame(string found, string check) =>
        Lines(found) == Lines(check) || Lines(found) == Lines(SolutionRegions.WithoutHiddenTests(check));

    private static string Lines(string source) => string.Join('\n', source.Trim().Split('\n').Select(line => line.TrimEnd()));

    [GeneratedRegex(@"^\s*#r\s+""(?<path>[^"":]+\.dll)""", RegexOptions.Multiline)]
    private static partial Regex Reference();
}
