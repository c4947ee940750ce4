using System.CommandLine;
using System.Diagnostics;
using Workbook.Run;

namespace Workbook.Sweep;

/// <summary>The command <c>workbook sweep</c>.</summary>
/// <param name="output">Where the progress goes.</param>
/// <param name="error">Where errors go.</param>
internal sealed class SweepCommand(TextWriter output, TextWriter error)
{
    /// <summary>The command line.</summary>
    public Command Build()
    {
        var file = new Argument<string>("FILE") { Description = "The sweep: a .json file that names a notebook and values for it." };
        var profile = new Option<string?>("--profile") { Description = "The profile; the file's first unless given.", HelpName = "NAME" };
        var jobs = new Option<int>("--jobs", "-j")
        {
            Description = "How many runs there are at a time, each in a process of its own.",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        var threads = CommandTree.Option<int?>("--threads", "N", "Threads of each run; an equal share of the processors unless given.");
        var shard = CommandTree.Option<string?>(
            "--shard", "I/N", "Only every Nth run from the Ith, I from 1 to N: one part of several that run on their own.");
        var logs = new Option<string?>("--logs") { Description = "The folder for logs and executed notebooks.", HelpName = "DIR" };
        var dryRun = new Option<bool>("--dry-run") { Description = "List the runs, the finished ones too, and run nothing." };
        jobs.Validators.Add(result =>
            result.Require(result.GetValueOrDefault<int>() is >= 1 and <= 1024, "expected --jobs with 1 to 1024"));
        threads.Validators.Add(result =>
            result.Require(result.GetValueOrDefault<int?>() is null or (>= 1 and <= 1024), "expected --threads with 1 to 1024"));
        shard.Validators.Add(result => result.Require(
            result.Tokens.All(token => Shard.Parse(token.Value) is not null),
            "expected --shard I/N with I from 1 to N; a job array of N tasks is numbered from 1, as Slurm does with --array=1-N"));

        var command = new Command("sweep", "Runs a notebook with many values; what is finished is not run again.")
        {
            file, profile, jobs, threads, shard, logs, dryRun,
        };
        command.SetAction((arguments, stop) => RunAsync(
            new SweepOptions(
                arguments.GetRequiredValue(file),
                arguments.GetValue(profile),
                arguments.GetValue(shard) is { } part ? Shard.Parse(part)! : Shard.All,
                arguments.GetValue(jobs),
                arguments.GetValue(threads) ?? Processors.Share(arguments.GetValue(jobs)),
                arguments.GetValue(logs),
                arguments.GetValue(dryRun)),
            stop));
        return command;
    }

    /// <summary>Runs what of the sweep is not finished.</summary>
    /// <returns>0; 1 when a run failed; <see cref="Shell.Interrupted"/> when stopped.</returns>
    private async Task<int> RunAsync(SweepOptions options, CancellationToken stop)
    {
        var plan = SweepPlan.Load(options.File, options.Profile);
        var runs = options.Shard.Of(plan.Runs).ToList();
        var missing = runs.Where(run => ResultLines.Missing(run) is not null).ToList();
        if (options.DryRun) return List(runs, missing);
        output.WriteLine($"{Count(runs.Count)}, {runs.Count - missing.Count} finished before, {missing.Count} to do "
            + $"({options.Jobs} at a time, {options.Threads} threads each)");
        if (missing.Count == 0) return 0;
        return await RunAsync(missing, options, Path.GetFullPath(options.Logs ?? plan.Logs), stop).ConfigureAwait(false);
    }

    private async Task<int> RunAsync(List<SweepRun> runs, SweepOptions options, string logs, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        output.WriteLine($"Logs and executed notebooks: {logs}");
        var progress = new SweepProgress(output, runs.Count, options.Jobs);
        var reports = await new SweepRunner(logs, options.Threads, progress).RunAsync(runs, options.Jobs, stop).ConfigureAwait(false);
        return Report(runs.Count, reports, clock.Elapsed);
    }

    private int Report(int count, IReadOnlyList<RunReport> reports, TimeSpan elapsed)
    {
        var failed = reports.Where(report => report.State == RunState.Failed).ToList();
        var finished = reports.Count(report => report.State == RunState.Finished);
        foreach (var report in failed)
        {
            error.WriteLine($"Failed: {report.Run.Name}");
            foreach (var line in report.Problem) error.WriteLine("  " + line);
            error.WriteLine($"  Log: {report.Log}");
        }
        output.WriteLine($"{finished} finished, {failed.Count} failed, {count - finished - failed.Count} not run, "
            + $"{RunProgress.Duration(elapsed)}");
        if (reports.Any(report => report.State == RunState.Stopped)) return Shell.Interrupted;
        return failed.Count == 0 ? 0 : 1;
    }

    private int List(List<SweepRun> runs, List<SweepRun> missing)
    {
        foreach (var run in runs) output.WriteLine($"{(missing.Contains(run) ? "to do   " : "finished")}  {run.Name}");
        output.WriteLine($"{Count(runs.Count)}, {runs.Count - missing.Count} finished, {missing.Count} to do");
        return 0;
    }

    private static string Count(int runs) => runs == 1 ? "1 run" : $"{runs} runs";
}
