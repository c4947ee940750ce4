using System.CommandLine;
using Workbook.Run;

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
        var jobs = new Option<int>("--jobs", "-j")
        {
            Description = "How many submissions run at a time, each with an equal share of the processors.",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        jobs.Validators.Add(result =>
            result.Require(result.GetValueOrDefault<int>() is >= 1 and <= 1024, "expected --jobs with 1 to 1024"));
        var command = new Command("grade", "Runs submissions in a sandbox and writes their marks.")
        {
            files, lab, folder, jobs, total, cell, memory,
        };
        command.SetAction((arguments, stop) =>
        {
            var limits = defaults with
            {
                Total = TimeSpan.FromSeconds(arguments.GetValue(total)),
                Cell = TimeSpan.FromSeconds(arguments.GetValue(cell)),
                Memory = (long)arguments.GetValue(memory) << 20,
                Processors = arguments.GetValue(jobs) == 1 ? null : Processors.Share(arguments.GetValue(jobs)),
            };
            return RunAsync(arguments.GetRequiredValue(files), arguments.GetValue(lab), arguments.GetRequiredValue(folder),
                arguments.GetValue(jobs), limits, stop);
        });
        return command;
    }

    /// <summary>Grades the submissions that are there.</summary>
    /// <returns>0, whatever the marks; 1 when one has got none.</returns>
    private async Task<int> RunAsync(string[] files, string? lab, string folder, int jobs, GradeLimits limits, CancellationToken stop)
    {
        if (Sandbox.Missing() is { } missing)
        {
            error.WriteLine(missing);
            return 1;
        }
        var assignment = Assignment.Load(lab ?? LabFinder.Find(Environment.CurrentDirectory));
        string[] there = [.. files.Where(File.Exists)];
        foreach (var file in files.Except(there))
        {
            var found = Directory.Exists(file) ? "a folder" : "no such file";
            error.WriteLine($"{file}: expected a submission, found {found}: it gets no mark.");
        }
        if (there.Length == 0) return 1;
        Directory.CreateDirectory(folder);
        var grading = new ClassGrading(assignment, folder, limits, output, error);
        var all = await grading.RunAsync([.. there.Zip(SubmissionNames.Of(there))], jobs, stop).ConfigureAwait(false);
        return all && there.Length == files.Length ? 0 : 1;
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
