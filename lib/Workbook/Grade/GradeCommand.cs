using System.CommandLine;
using Workbook.Documents;

namespace Workbook.Grade;

/// <summary>The command <c>workbook grade</c>.</summary>
/// <param name="output">Where the table of marks goes.</param>
/// <param name="error">Where progress and errors go.</param>
internal sealed class GradeCommand(TextWriter output, TextWriter error)
{
    /// <summary>The command line.</summary>
    public Command Build()
    {
        var defaults = new GradeLimits();
        var files = new Argument<string[]>("FILE")
        {
            Description = "The submissions, .ipynb or .dib files.",
            Arity = ArgumentArity.OneOrMore,
        };
        var lab = new Option<string?>("--lab")
        {
            Description = "The teacher's notebook: its cells that begin with // check NAME (N marks) count, not the student's. "
                + "The only lab.dib below the folder notebooks, here or above, unless given.",
            HelpName = "LAB",
        };
        var folder = new Option<string>("--out", "-o")
        {
            Description = "The folder for the table of marks, the reports and the executed notebooks.",
            HelpName = "DIR",
            DefaultValueFactory = _ => "marks",
        };
        var total = Limit("--time", "SECONDS", "How long a submission may run", (int)defaults.Total.TotalSeconds, 1_000_000);
        var cell = Limit("--cell-time", "SECONDS", "How long a cell may run", (int)defaults.Cell.TotalSeconds, 1_000_000);
        var memory = Limit("--memory", "MB", "How much memory a submission may use", (int)(defaults.Memory >> 20), 1 << 20);
        var command = new Command("grade", "Runs submissions in a sandbox and writes their marks.")
        {
            files, lab, folder, total, cell, memory,
        };
        command.SetAction((arguments, stop) =>
        {
            var limits = defaults with
            {
                Total = TimeSpan.FromSeconds(arguments.GetValue(total)),
                Cell = TimeSpan.FromSeconds(arguments.GetValue(cell)),
                Memory = (long)arguments.GetValue(memory) << 20,
            };
            return RunAsync(
                arguments.GetRequiredValue(files), arguments.GetValue(lab), arguments.GetRequiredValue(folder), limits, stop);
        });
        return command;
    }

    /// <summary>Grades the submissions, one after the other.</summary>
    /// <returns>0, whatever the marks; 1 when nothing could be graded.</returns>
    private async Task<int> RunAsync(string[] files, string? lab, string folder, GradeLimits limits, CancellationToken stop)
    {
        if (Sandbox.Missing() is { } missing)
        {
            error.WriteLine(missing);
            return 1;
        }
        lab ??= LabFinder.Find(Environment.CurrentDirectory);
        var assignment = Assignment.Load(lab);
        Directory.CreateDirectory(folder);
        var hidden = new HiddenFiles(lab, files, folder);
        List<string> lines = [];
        foreach (var (file, name) in files.Zip(SubmissionNames.Of(files)))
        {
            var report = await GradeAsync(file, name, assignment, hidden, folder, limits, stop).ConfigureAwait(false);
            AtomicFile.WriteAllText(Path.Combine(folder, name + ".md"), report.Markdown());
            lines.Add(report.Line);
            output.WriteLine(report.Line);
            output.Flush();
            if (report.Ending is not null) error.WriteLine($"{file}: {report.Ending}");
        }
        AtomicFile.WriteAllText(Path.Combine(folder, "marks.txt"), string.Concat(lines.Select(line => line + "\n")));
        return 0;
    }

    private static async Task<GradeReport> GradeAsync(
        string file, string name, Assignment assignment, HiddenFiles hidden, string folder, GradeLimits limits, CancellationToken stop)
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
        var run = new SubmissionRun(notebook, assignment.Folder, hidden.Find(), limits);
        var ending = await run.RunAsync(stop).ConfigureAwait(false);
        NotebookFile.Save(notebook, Path.Combine(folder, name + ".ipynb"));
        return GradeReport.Of(name, assignment, notebook, places, ending);
    }

    private static Option<int> Limit(string name, string unit, string description, int usual, int most)
    {
        var option = new Option<int>(name)
        {
            Description = $"{description}.",
            HelpName = unit,
            DefaultValueFactory = _ => usual,
        };
        option.Validators.Add(result => result.Require(
            result.GetValueOrDefault<int>() >= 1 && result.GetValueOrDefault<int>() <= most, $"expected {name} with 1 to {most}"));
        return option;
    }
}
