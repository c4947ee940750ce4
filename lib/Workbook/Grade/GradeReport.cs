using Workbook.Documents;

namespace Workbook.Grade;

/// <summary>The marks of one submission and why.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Checks">The checks, in their order, and why each earned nothing; null if it passed.</param>
/// <param name="Ending">Why it did not run to its end; null if it did.</param>
/// <param name="Failed">Cells that failed and are no checks: their number in the notebook, from 1, and what they said.</param>
internal sealed record GradeReport(
    string Name, IReadOnlyList<(CheckCell Check, string? Problem)> Checks, string? Ending, IReadOnlyList<(int Cell, string Problem)> Failed)
{
    private const int LongestProblem = 1000;
    private const string NotRun = "not run";

    /// <summary>The marks earned.</summary>
    public decimal Earned => Checks.Where(check => check.Problem is null).Sum(check => check.Check.Marks);

    /// <summary>The line in the table of marks: <c>NAME: 12.5/15</c>.</summary>
    public string Line => $"{Name}: {CheckCell.Text(Earned)}/{CheckCell.Text(Checks.Sum(check => check.Check.Marks))}";

    /// <summary>The report of a submission that could not be run.</summary>
    public static GradeReport OfUnread(string name, Assignment assignment, string problem) =>
        new(name, [.. assignment.Checks.Select(check => (check, (string?)NotRun))], problem, []);

    /// <summary>The report of a submission that ran.</summary>
    public static GradeReport Of(
        string name, Assignment assignment, NotebookDocument notebook, IReadOnlyDictionary<string, int> places, string? ending)
    {
        var refused = StandIn.Find(notebook, [.. places.Values], assignment.Guarded);
        var checks = assignment.Checks
            .Select(check => (check, refused is not null && refused.Cell < places[check.Name]
                ? $"not counted: cell {refused.Cell + 1} declares {refused.Name}, a name that the checks themselves call. "
                    + "Give yours another name."
                : Problem(notebook.Cells[places[check.Name]])))
            .ToList();
        var failed = notebook.Cells.Index()
            .Where(cell => !places.Values.Contains(cell.Index) && Error(cell.Item) is not null)
            .Select(cell => (cell.Index + 1, Error(cell.Item)!))
            .ToList();
        return new(name, checks, ending, failed);
    }

    /// <summary>The report for the student, in Markdown.</summary>
    public string Markdown()
    {
        var text = new StringBuilder($"# {Line}\n");
        if (Ending is not null) text.Append($"\nThe notebook did not run to its end: {Ending}.\n");
        text.Append("\n| check | marks |\n|---|---:|\n");
        foreach (var (check, problem) in Checks)
        {
            var earned = CheckCell.Text(problem is null ? check.Marks : 0);
            text.Append($"| {check.Name.Replace("|", "\\|")} | {earned} of {CheckCell.Text(check.Marks)} |\n");
        }
        foreach (var (check, problem) in Checks.Where(check => check.Problem is not null)) Append(text, check.Name, problem!);
        foreach (var (cell, problem) in Failed) Append(text, $"Cell {cell} failed", problem);
        return text.ToString();
    }

    private static string? Problem(NotebookCell check) => check.ExecutionCount is null ? NotRun : Error(check);

    private static string? Error(NotebookCell cell) => cell.Outputs.OfType<ErrorOutput>().FirstOrDefault() is { } error
        ? error.Message.Length > LongestProblem ? error.Message[..LongestProblem] + " …" : error.Message
        : null;

    private static void Append(StringBuilder text, string title, string problem)
    {
        text.Append($"\n## {title}\n");
        foreach (var line in problem.Split('\n')) text.Append($"    {line.TrimEnd()}\n");
    }
}
