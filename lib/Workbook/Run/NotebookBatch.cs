using System.Diagnostics;
using System.Xml.Linq;
using Workbook.Documents;
using Workbook.Sweep;

namespace Workbook.Run;

/// <summary>Runs several notebooks, each in a process of its own and some at a time. One that fails does not stop the others.</summary>
/// <param name="error">Where progress and error messages go.</param>
internal sealed class NotebookBatch(TextWriter error)
{
    private readonly Dictionary<string, XElement[]> reports = [];
    private bool failed;

    /// <summary>Runs all.</summary>
    /// <param name="files">The notebooks.</param>
    /// <param name="jobs">How many at a time.</param>
    /// <param name="timeout">How long each cell may run; null for no limit.</param>
    /// <param name="junit">A file for the reports of all; null for none.</param>
    /// <param name="stop">Stops those that run, and begins no more.</param>
    /// <returns>0; 1 when one failed; <see cref="Shell.Interrupted"/> when stopped.</returns>
    /// <exception cref="DocumentException">Two notebooks would be written to one file, or there is no folder for the report.</exception>
    public async Task<int> RunAsync(IReadOnlyList<string> files, int jobs, TimeSpan? timeout, string? junit, CancellationToken stop)
    {
        RunCommand.RequireFolder(junit);
        foreach (var pair in files.GroupBy(file => Path.GetFullPath(Path.ChangeExtension(file, ".ipynb"))).Where(pair => pair.Count() > 1))
            throw new DocumentException(pair.Key, null, $"{string.Join(" and ", pair)} would both be written to it; name one of them");
        var folder = Directory.CreateTempSubdirectory("workbook-run-");
        try
        {
            var progress = new BatchProgress(error, files.Count, jobs);
            var limit = new ParallelOptions { MaxDegreeOfParallelism = jobs };
            await Parallel.ForAsync(0, files.Count, limit, async (i, _) =>
            {
                if (!stop.IsCancellationRequested) await RunAsync(files[i], Path.Combine(folder.FullName, $"{i}"), timeout, jobs, progress, stop);
            }).ConfigureAwait(false);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        if (junit is not null) AtomicFile.WriteAllText(junit, JUnitReport.Of(files.SelectMany(file => reports.GetValueOrDefault(file, []))));
        return stop.IsCancellationRequested ? Shell.Interrupted : failed ? 1 : 0;
    }

    private async Task RunAsync(string file, string name, TimeSpan? timeout, int jobs, BatchProgress progress, CancellationToken stop)
    {
        progress.Begin(file);
        var clock = Stopwatch.StartNew();
        List<string> arguments = ["run", file, "--quiet", "--junit", $"{name}.xml"];
        if (timeout is { } limit) arguments.AddRange(["--timeout", limit.TotalSeconds.ToString(CultureInfo.InvariantCulture)]);
        using var log = RunLog.TryBegin($"{name}.log")!;
        var code = await RunProcess.RunAsync(arguments, new Dictionary<string, string>(), Processors.Share(jobs), log, stop).ConfigureAwait(false);
        var time = RunProgress.Duration(clock.Elapsed);
        var words = code == 0 ? $"ran in {time}"
            : code == Shell.Interrupted ? $"interrupted after {time}" : $"failed after {time}\n{string.Join('\n', log.Errors)}";
        lock (reports)
        {
            failed |= code != 0;
            reports[file] = File.Exists($"{name}.xml")
                ? [.. XElement.Load($"{name}.xml").Elements()]
                : [JUnitReport.OfFailure(file, string.Join('\n', log.Errors))];
        }
        progress.End(file, words, clock.Elapsed);
    }
}
