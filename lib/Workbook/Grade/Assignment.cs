using Workbook.Documents;

namespace Workbook.Grade;

/// <summary>What is graded: the checks of the teacher's notebook, and where it lies.</summary>
/// <param name="Checks">The checks, in their order.</param>
/// <param name="Folder">The folder that paths in the notebook are relative to.</param>
/// <param name="Guarded">The names that submissions must not declare.</param>
internal sealed record Assignment(IReadOnlyList<CheckCell> Checks, string Folder, IReadOnlySet<string> Guarded)
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
        return new(checks, Path.GetDirectoryName(Path.GetFullPath(file))!, StandIn.Guarded(document));
    }

    /// <summary>
    /// A submission as it is graded: its checks are the teacher's again, in the places where the student has them; those that the
    /// student removed come at the end. A second check of the same name is left as it is and earns nothing.
    /// </summary>
    /// <returns>The notebook, and the place of each check's cell in it.</returns>
    public (NotebookDocument Notebook, IReadOnlyDictionary<string, int> Places) Restore(NotebookDocument submission)
    {
        var places = new Dictionary<string, int>();
        var notebook = new NotebookDocument { Cells = [.. submission.Cells], Metadata = submission.Metadata };
        foreach (var (place, cell) in submission.Cells.Index())
        {
            if (CheckCell.Parse(cell) is { } found && Checks.FirstOrDefault(check => check.Name == found.Name) is { } check
                && places.TryAdd(check.Name, place))
            {
                cell.Source = check.Source;
            }
        }
        foreach (var check in Checks.Where(check => !places.ContainsKey(check.Name)))
        {
            places[check.Name] = notebook.Cells.Count;
            notebook.Cells.Add(new(CellKind.Code, check.Source));
        }
        CellIds.Complete(notebook.Cells);
        return (notebook, places);
    }
}
