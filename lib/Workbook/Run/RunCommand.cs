using System.Diagnostics;
using CSharpKernel.Execution;
using Workbook.Documents;
using Workbook.Sync;

namespace Workbook.Run;

/// <summary>The command <c>workbook run</c>.</summary>
/// <param name="output">Where the notebook's standard output goes.</param>
/// <param name="error">Where progress, the notebook's standard error and error messages go.</param>
internal sealed class RunCommand(TextWriter output, TextWriter error)
{
    /// <summary>The exit code after the user interrupted the run, as shells have it.</summary>
    public const int Interrupted = 130;

    /// <summary>How the line ends that names the cell that failed.</summary>
    public const string CellFailed = ": the cell failed";

    /// <summary>Runs the notebook and writes it with its outputs.</summary>
    /// <returns>0; 1 when a cell failed or a file could not be read or written; <see cref="Interrupted"/> when stopped.</returns>
    public async Task<int> RunAsync(RunOptions options, CancellationToken stop)
    {
        try
        {
            var target = options.Output ?? Path.ChangeExtension(options.File, ".ipynb");
            var document = Prepare(options, target);
            var clock = Stopwatch.StartNew();
            var outcome = await RunAsync(document, options, stop).ConfigureAwait(false);
            NotebookFile.Save(document, target);
            return Report(options, target, outcome, clock.Elapsed);
        }
        catch (Exception problem) when (problem is DocumentException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine(problem.Message);
            return 1;
        }
    }

    private static NotebookDocument Prepare(RunOptions options, string target)
    {
        if (!NotebookFile.IsIpynb(target)) throw new DocumentException(target, null, "expected an output file that ends in .ipynb");
        if (options.Parameters.Count > 0 && Path.GetFullPath(target) == Path.GetFullPath(new NotebookPair(options.File).Ipynb))
        {
            throw new DocumentException(target, null,
                $"with parameters set it would no longer be what {Path.GetFileName(options.File)} says; name another file with -o");
        }
        var folder = Path.GetDirectoryName(Path.GetFullPath(target))!;
        if (!Directory.Exists(folder)) throw new DocumentException(target, null, $"there is no folder {folder}");
        var document = NotebookFile.Load(options.File);
        document.RequireCSharp(options.File);
        if (NotebookFile.IsDib(options.File))
        {
            var pair = new NotebookPair(options.File);
            if (File.Exists(target) && Path.GetFullPath(target) == Path.GetFullPath(pair.Ipynb)) document = Replacing(pair, document);
            SyncRecord.Write(document, options.File);
        }
        document.NameKernel();
        ParametersCell.Set(document, options.File, options.Parameters);
        return document;
    }

    /// <summary>The notebook with the cell ids and metadata of the executed one beside it, which it will replace.</summary>
    private static NotebookDocument Replacing(NotebookPair pair, NotebookDocument document)
    {
        if (pair.Compare() is PairState.IpynbChanged or PairState.Undecided)
        {
            throw new DocumentException(pair.Ipynb, null,
                $"has edits that {Path.GetFileName(pair.Dib)} lacks; run \"workbook sync\" first, or name another file with -o");
        }
        return NotebookMerge.Merge(document, NotebookFile.Load(pair.Ipynb));
    }

    private async Task<RunOutcome> RunAsync(NotebookDocument document, RunOptions options, CancellationToken stop)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(options.File))!;
        using var log = options.Log is null ? null : new StreamWriter(options.Log);
        using var logged = log is null ? null : new FinishedLines(log);
        using var lines = Console.IsOutputRedirected ? new FinishedLines(output) : null;
        var shown = options.Quiet ? null : lines ?? output;
        var stdout = logged is null ? shown : new BothWriters(logged, shown ?? TextWriter.Null);
        var recorder = new OutputRecorder(new OutputLimits(), stdout, options.Quiet ? null : error);
        var progress = new RunProgress(options.Quiet ? null : error);
        var before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = folder;
        try
        {
            // The recorder counts output as a terminal shows it, so the session need not cut it.
            using var session = new CSharpSession(new SessionOptions(folder) { OutputLimit = int.MaxValue });
            return await new NotebookRunner(session, recorder, progress).RunAsync(document, options.Timeout, stop).ConfigureAwait(false);
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    private int Report(RunOptions options, string target, RunOutcome outcome, TimeSpan elapsed)
    {
        if (outcome.Error is { } failure && !outcome.Stopped)
        {
            error.WriteLine($"{options.File}, cell {outcome.Ran} of {outcome.Count}{CellFailed}");
            foreach (var line in failure.Traceback) error.WriteLine(line);
        }
        if (outcome.Stopped) error.WriteLine($"{options.File}, cell {outcome.Ran} of {outcome.Count}: interrupted");
        if (!options.Quiet) error.WriteLine($"Wrote {target} ({outcome.Ran} of {outcome.Count} cells, {RunProgress.Duration(elapsed)})");
        if (outcome.Stopped) return Interrupted;
        return outcome.Error is null ? 0 : 1;
    }
}
