using Workbook.Documents;

namespace Workbook.Grade;

/// <summary>The marks of a class, item by item.</summary>
/// <param name="checks">The items.</param>
/// <param name="reports">The submissions, in the order of the table.</param>
internal sealed class GradeTable(IReadOnlyList<CheckCell> checks, IReadOnlyList<GradeReport> reports)
{
    /// <summary>The files' name, which no report may have.</summary>
    public const string Name = "marks";

    /// <summary>Writes a line for each submission, and the table as Markdown and as CSV, into a folder.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Write(string folder)
    {
        AtomicFile.WriteAllText(Path.Combine(folder, Name + ".txt"), string.Concat(reports.Select(report => report.Line + "\n")));
        AtomicFile.WriteAllText(Path.Combine(folder, Name + ".md"), Markdown());
        AtomicFile.WriteAllText(Path.Combine(folder, Name + ".csv"), Csv());
    }

    private IEnumerable<string> Titles => ["submission", .. checks.Select(check => check.Name), "all", "remark"];

    private static IEnumerable<string> Row(GradeReport report) =>
    [
        report.Name, .. report.Checks.Select(check => CheckCell.Text(check.Failure is null ? check.Check.Marks : 0)),
        CheckCell.Text(report.Earned),
        string.Join("; ", new[] { report.Remark, report.Ending }.Where(words => !string.IsNullOrEmpty(words))),
    ];

    private string Csv() => string.Concat(reports.Select(Row).Prepend(Titles).Select(row => string.Join(',', row.Select(Quoted)) + "\n"));

    private static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\n\r") ? $"\"{text.Replace("\"", "\"\"")}\"" : text;

    private string Markdown()
    {
        IEnumerable<decimal> most = [.. checks.Select(check => check.Marks), checks.Sum(check => check.Marks)];
        IEnumerable<string> of = ["of", .. most.Select(CheckCell.Text), ""];
        IEnumerable<string> rule = ["---", .. most.Select(_ => "---:"), "---"];
        return string.Concat(reports.Select(Row).Prepend(of).Prepend(rule).Prepend(Titles)
            .Select(row => $"| {string.Join(" | ", row.Select(text => text.ReplaceLineEndings(" ").Replace("|", "\\|")))} |\n"));
    }
}
