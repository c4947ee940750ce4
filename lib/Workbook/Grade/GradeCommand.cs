using Workbook.Documents;
using Workbook.Run;

namespace Workbook.Grade;

/// <summary>The command <c>workbook grade</c>.</summary>
/// <param name="output">Where the table of marks goes.</param>
/// <param name="error">Where progress and errors go.</param>
internal sealed class GradeCommand(TextWriter output, TextWriter error)
{
    /// <summary>Grades the submissions, one after the other.</summary>
    /// <returns>0, whatever the marks; 1 when nothing could be graded; <see cref="RunCommand.Interrupted"/> when stopped.</returns>
    public async Task<int> RunAsync(GradeOptions options, CancellationToken stop)
    {
        if (Sandbox.Missing() is { } missing)
        {
            error.WriteLine(missing);
            return 1;
        }
        try
        {
            var lab = options.Lab ?? LabFinder.Find(Environment.CurrentDirectory);
            var assignment = Assignment.Load(lab);
            Directory.CreateDirectory(options.Out);
            var hidden = new HiddenFiles(lab, options.Files, options.Out);
            List<string> lines = [];
            foreach (var (file, name) in options.Files.Zip(SubmissionNames.Of(options.Files)))
            {
                var report = await GradeAsync(file, name, assignment, hidden, options, stop).ConfigureAwait(false);
                AtomicFile.WriteAllText(Path.Combine(options.Out, name + ".md"), report.Markdown());
                lines.Add(report.Line);
                output.WriteLine(report.Line);
                output.Flush();
                if (report.Ending is not null) error.WriteLine($"{file}: {report.Ending}");
            }
            AtomicFile.WriteAllText(Path.Combine(options.Out, "marks.txt"), string.Concat(lines.Select(line => line + "\n")));
            return 0;
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("interrupted");
            return RunCommand.Interrupted;
        }
        catch (Exception problem) when (problem is DocumentException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine(problem.Message);
            return 1;
        }
    }

    private static async Task<GradeReport> GradeAsync(
        string file, string name, Assignment assignment, HiddenFiles hidden, GradeOptions options, CancellationToken stop)
    {
        NotebookDocument submission;
        try
        {
            submission = NotebookFile.Load(file);
            submission.RequireCSharp(file);
        }
        catch (DocumentException problem)
        {
            return GradeReport.OfUnread(name, assignment, problem.Message);
        }
        var (notebook, places) = assignment.Restore(submission);
        notebook.NameKernel();
        var run = new SubmissionRun(notebook, assignment.Folder, hidden.Find(), options.Limits);
        var ending = await run.RunAsync(stop).ConfigureAwait(false);
        NotebookFile.Save(notebook, Path.Combine(options.Out, name + ".ipynb"));
        return GradeReport.Of(name, assignment, notebook, places, ending);
    }
}
