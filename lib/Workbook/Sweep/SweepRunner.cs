using System.Collections.Concurrent;
using System.Diagnostics;
using Workbook.Documents;
using Workbook.Run;

namespace Workbook.Sweep;

/// <summary>Executes runs, several at a time. One that fails does not stop the others.</summary>
/// <param name="logs">The folder for logs and executed notebooks.</param>
/// <param name="processors">Processors of each run.</param>
/// <param name="progress">What is told of the progress.</param>
internal sealed class SweepRunner(string logs, int processors, SweepProgress progress)
{
    private const int ShownLines = 5;

    /// <summary>Executes <paramref name="runs"/>; they start in their order.</summary>
    /// <returns>What became of those that were begun.</returns>
    public async Task<IReadOnlyList<RunReport>> RunAsync(IReadOnlyList<SweepRun> runs, int jobs, CancellationToken stop)
    {
        Directory.CreateDirectory(logs);
        var reports = new ConcurrentBag<RunReport>();
        var limit = new ParallelOptions { MaxDegreeOfParallelism = jobs };
        await Parallel.ForEachAsync(runs, limit, async (run, _) =>
        {
            if (stop.IsCancellationRequested) return;
            progress.Begin(run);
            var clock = Stopwatch.StartNew();
            var report = await RunAsync(run, stop).ConfigureAwait(false);
            reports.Add(report);
            progress.End(report, clock.Elapsed);
        }).ConfigureAwait(false);
        return [.. runs.SelectMany(run => reports.Where(report => report.Run == run))];
    }

    private async Task<RunReport> RunAsync(SweepRun run, CancellationToken stop)
    {
        var path = Path.Combine(logs, run.Slug + ".log");
        try
        {
            using var log = RunLog.TryBegin(path);
            if (log is null) return new(run, RunState.Elsewhere, [], path);
            // Another process may have finished it since the plan was made.
            if (ResultLines.Missing(run) is null) return new(run, RunState.Finished, [], path);
            List<string> arguments = ["run", run.Notebook, "-o", Path.ChangeExtension(path, ".ipynb")];
            foreach (var (name, value) in run.Parameters) arguments.AddRange(["-p", $"{name}={value}"]);
            var code = await RunProcess.RunAsync(arguments, run.Environment, processors, log, stop).ConfigureAwait(false);
            if (code != 0 && (code == Shell.Interrupted || stop.IsCancellationRequested)) return new(run, RunState.Stopped, [], path);
            if (code != 0) return new(run, RunState.Failed, Problem(log.Errors, code), path);
            return ResultLines.Missing(run) is { } missing
                ? new(run, RunState.Failed, [$"It ended well, but {run.Results} has no line with {Text(missing)}"], path)
                : new(run, RunState.Finished, [], path);
        }
        catch (Exception problem) when (problem is DocumentException or IOException or UnauthorizedAccessException)
        {
            return new(run, RunState.Failed, [problem.Message], path);
        }
    }

    /// <summary>From the line that says which cell failed, if there is one; else the last lines.</summary>
    private static IReadOnlyList<string> Problem(IReadOnlyList<string> errors, int code)
    {
        if (errors.Count == 0) return [$"It ended with exit code {code} and no word"];
        var cell = errors.ToList().FindLastIndex(line => line.EndsWith(RunCommand.CellFailed, StringComparison.Ordinal));
        return cell >= 0 ? [.. errors.Skip(cell).Take(ShownLines)] : [.. errors.TakeLast(ShownLines)];
    }

    private static string Text(IReadOnlyDictionary<string, string> record) =>
        string.Join(", ", record.Select(field => $"{field.Key} = {field.Value}"));
}
