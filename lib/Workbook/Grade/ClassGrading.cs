using System.Diagnostics;
using Workbook.Documents;
using Workbook.Run;

namespace Workbook.Grade;

/// <summary>Grades submissions, several at a time, each for itself: trouble with one does not touch the others.</summary>
/// <param name="assignment">What they are graded by.</param>
/// <param name="folder">Where the tables, the reports and the executed notebooks go.</param>
/// <param name="limits">What each may use.</param>
/// <param name="output">Where the marks go.</param>
/// <param name="error">Where progress and trouble go.</param>
internal sealed class ClassGrading(Assignment assignment, string folder, GradeLimits limits, TextWriter output, TextWriter error)
{
    private readonly Lock sync = new();

    /// <summary>Grades the submissions; what is finished when it is stopped stays.</summary>
    /// <param name="submissions">Their files, and what they are called.</param>
    /// <param name="jobs">How many there are at a time.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>Whether each has got its mark.</returns>
    public async Task<bool> RunAsync(IReadOnlyList<(string File, string Name)> submissions, int jobs, CancellationToken stop)
    {
        var reports = new GradeReport?[submissions.Count];
        var progress = new BatchProgress(error, submissions.Count, jobs);
        var visible = VisibleFiles.Find(assignment.Libraries);
        var options = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = stop };
        await Parallel.ForEachAsync(submissions.Index(), options, async (one, _) =>
        {
            var ((file, name), clock) = (one.Item, Stopwatch.StartNew());
            progress.Begin(name);
            var words = "graded in ";
            try
            {
                var report = await GradeAsync(file, name, visible, stop).ConfigureAwait(false);
                lock (sync) Keep(reports, one.Index, report);
                if (report.Ending is not null) words = $"{report.Ending}; graded in ";
            }
            catch (Exception trouble) when (!stop.IsCancellationRequested)
            {
                words = $"no mark: {trouble.Message}; after ";
            }
            progress.End(name, words + RunProgress.Duration(clock.Elapsed), clock.Elapsed);
        }).ConfigureAwait(false);
        return reports.All(report => report is not null);
    }

    private void Keep(GradeReport?[] reports, int place, GradeReport report)
    {
        AtomicFile.WriteAllText(Path.Combine(folder, report.Name + ".md"), report.Markdown());
        reports[place] = report;
        new GradeTable(assignment.Checks, [.. reports.OfType<GradeReport>()]).Write(folder);
        output.WriteLine(report.Line);
        output.Flush();
    }

    private async Task<GradeReport> GradeAsync(string file, string name, IReadOnlyList<string> visible, CancellationToken stop)
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
        var (notebook, places, changed) = assignment.Restore(submission);
        notebook.NameKernel();
        var ending = await new SubmissionRun(notebook, assignment.Folder, visible, limits).RunAsync(stop).ConfigureAwait(false);
        NotebookFile.Save(notebook, Path.Combine(folder, name + ".ipynb"));
        return GradeReport.Of(name, assignment, notebook, places, ending) with { Changed = changed };
    }
}
