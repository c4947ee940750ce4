using Workbook.Documents;

namespace Workbook.Grade;

/// <summary>The marks of one submission and why.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Checks">The checks, in their order, and why each earned nothing; null if it passed.</param>
/// <param name="Ending">Why it did not run to its end; null if it did.</param>
internal sealed record GradeReport(string Name, IReadOnlyList<(CheckCell Check, CellFailure? Failure)> Checks, string? Ending)
{
    /// <summary>Cells that failed and are no checks: their names (<see cref="NotebookDocument.CellName"/>), and what they said.</summary>
    public IReadOnlyList<(string Cell, CellFailure Failure)> Failed { get; init; } = [];

    /// <summary>Checks that were not as they were handed out.</summary>
    public ChangedChecks Changed { get; init; } = new([], []);

    /// <summary>The marks earned.</summary>
    public decimal Earned => Checks.Where(check => check.Failure is null).Sum(check => check.Check.Marks);

    /// <summary>What the teacher should know beside the mark; empty if there is nothing.</summary>
    public string Remark => Changed.Counted.Length == 0 ? "" : $"{Changed.Counted}, not counted";

    /// <summary>The line in the table of marks: <c>NAME: 12.5/15</c>, and what the teacher should know.</summary>
    public string Line => $"{Name}: {CheckCell.Text(Earned)}/{CheckCell.Text(Checks.Sum(check => check.Check.Marks))}"
        + (Remark.Length == 0 ? "" : $" ({Remark})");

    /// <summary>The report of a submission that could not be run.</summary>
    public static GradeReport OfUnread(string name, Assignment assignment, string problem) =>
        new(name, [.. assignment.Checks.Select(check => (check, (CellFailure?)NotCounted("not run")))], problem);

    /// <summary>The report of a submission that ran.</summary>
    public static GradeReport Of(
        string name, Assignment assignment, NotebookDocument notebook, IReadOnlyDictionary<string, int> places, string? ending)
    {
        var refused = StandIn.Find(notebook, [.. places.Values], assignment.Guarded, assignment.References);
        var checks = assignment.Checks.Select(check => (check, Failure(places[check.Name]))).ToList();
        return new(name, checks, ending)
        {
            Failed = [.. notebook.Cells.Index().Where(cell => !places.Values.Contains(cell.Index))
                .Select(cell => (notebook.CellName(cell.Index), Failure: CellFailure.Of(cell.Item)!)).Where(cell => cell.Failure is not null)],
        };

        CellFailure? Failure(int place) =>
            refused is not null && refused.Cell < place
                ? NotCounted($"not counted: {notebook.CellName(refused.Cell)} {refused.Problem}")
            : notebook.Cells[place].ExecutionCount is null ? NotCounted("not run")
            : CellFailure.Of(notebook.Cells[place]);
    }

    /// <summary>The report for the student, in Markdown.</summary>
    public string Markdown()
    {
        var text = new StringBuilder($"# {Line}\n");
        var first = Failed.FirstOrDefault(cell => cell.Failure.Kind == FailureKind.Compilation);
        if (first.Failure is { } error) Append(text, $"C{first.Cell[1..]} failed", [error.InWords(), .. error.Source]);
        if (Changed.Named.Length > 0)
            text.Append($"\nChecks that were not as they were handed out: {Changed.Named}. The teacher's were run in their place.\n");
        if (Ending is not null) text.Append($"\nThe notebook did not run to its end: {Ending.TrimEnd('.')}.\n");
        text.Append("\n| check | marks |\n|---|---:|\n");
        foreach (var (check, failure) in Checks)
        {
            var earned = CheckCell.Text(failure is null ? check.Marks : 0);
            text.Append($"| {check.Name.Replace("|", "\\|")} | {earned} of {CheckCell.Text(check.Marks)} |\n");
        }
        Sum(text, FailureKind.NotBegun, "Not begun");
        Sum(text, FailureKind.Compilation, "Not tried, since something that they use does not compile or is not there");
        foreach (var alike in Checks.Where(check => check.Failure?.Kind == FailureKind.NotCounted).GroupBy(check => check.Failure!.Problem))
            text.Append($"\n{char.ToUpperInvariant(alike.Key[0])}{alike.Key[1..].TrimEnd('.')}: {CheckCell.Names(alike.Select(check => check.Check.Name))}.\n");
        foreach (var (check, failure) in Checks)
            if (failure is { Kind: FailureKind.Wrong }) Append(text, check.Name, failure.Problem.Split('\n'));
        foreach (var (cell, failure) in Failed)
            if (failure.Kind != FailureKind.NotBegun && cell != first.Cell)
                Append(text, $"C{cell[1..]} failed", failure.InWords().Split('\n'));
        return text.ToString();
    }

    private void Sum(StringBuilder text, FailureKind kind, string title)
    {
        var names = CheckCell.Names(Checks.Where(check => check.Failure?.Kind == kind).Select(check => check.Check.Name));
        if (names.Length > 0) text.Append($"\n{title}: {names}.\n");
    }

    private static CellFailure NotCounted(string problem) => new(problem, FailureKind.NotCounted, []);

    private static void Append(StringBuilder text, string title, IEnumerable<string> lines)
    {
        text.Append($"\n## {title}\n");
        foreach (var line in lines) text.Append($"    {line.TrimEnd()}\n");
    }
}
