using System.Diagnostics;
using Workbook.Documents;
using Workbook.Run;

namespace Workbook.Sweep;

/// <summary>The command <c>workbook sweep</c>.</summary>
/// <param name="output">Where the progress goes.</param>
/// <param name="error">Where errors go.</param>
internal sealed class SweepCommand(TextWriter output, TextWriter error)
{
    /// <summary>Runs what of the sweep is not finished.</summary>
    /// <returns>0; 1 when a run failed or a file is not as it should be; <see cref="RunCommand.Interrupted"/> when stopped.</returns>
    public async Task<int> RunAsync(SweepOptions options, CancellationToken stop)
    {
        try
        {
            var plan = SweepPlan.Load(options.File, options.Profile);
            var runs = options.Shard.Of(plan.Runs).ToList();
            var missing = runs.Where(run => ResultLines.Missing(run) is not null).ToList();
            if (options.DryRun) return List(runs, missing);
            output.WriteLine($"{Count(runs.Count)}, {runs.Count - missing.Count} finished before, {missing.Count} to do "
                + $"({options.Jobs} at a time, {options.Share} threads each)");
            if (missing.Count == 0) return 0;
            return await RunAsync(missing, options, Path.GetFullPath(options.Logs ?? plan.Logs), stop).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is DocumentException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine(problem.Message);
            return 1;
        }
    }

    private async Task<int> RunAsync(List<SweepRun> runs, SweepOptions options, string logs, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        output.WriteLine($"Logs and executed notebooks: {logs}");
        var progress = new SweepProgress(output, runs.Count, options.Jobs);
        var reports = await new SweepRunner(logs, options.Share, progress).RunAsync(runs, options.Jobs, stop).ConfigureAwait(false);
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
        if (reports.Any(report => report.State == RunState.Stopped)) return RunCommand.Interrupted;
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
