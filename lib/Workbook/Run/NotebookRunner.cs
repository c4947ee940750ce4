using System.Diagnostics;
using NotebookKernel.Execution;
using Workbook.Documents;

namespace Workbook.Run;

/// <summary>Runs a notebook's cells in order.</summary>
/// <param name="session">What runs the cells.</param>
/// <param name="recorder">What keeps their output.</param>
/// <param name="progress">What is told of the progress.</param>
internal sealed class NotebookRunner(CSharpSession session, OutputRecorder recorder, RunProgress progress)
{
    /// <summary>How long an interrupted cell may take to stop before more is done: first force, then giving it up.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether the cells after one that fails run too.</summary>
    public bool KeepsGoing { get; init; }

    /// <summary>Is told the place of each cell that begins.</summary>
    public Action<int>? Begins { get; init; }

    /// <summary>Is told the place of each cell that ended; its outputs are in the notebook.</summary>
    public Action<int>? Ended { get; init; }

    /// <summary>Runs <paramref name="document"/> and leaves in it what the cells showed; former outputs are forgotten first.</summary>
    /// <param name="document">The notebook.</param>
    /// <param name="timeout">How long each cell may run, or null for no limit.</param>
    /// <param name="stop">Interrupts the cell that runs, and ends the run.</param>
    public async Task<RunOutcome> RunAsync(NotebookDocument document, TimeSpan? timeout, CancellationToken stop)
    {
        foreach (var cell in document.Cells) cell.ClearOutputs();
        var runnable = Enumerable.Range(0, document.Cells.Count).Where(i => document.Cells[i].IsRunnable).ToArray();
        var number = 0;
        CellError? failure = null;
        List<TimeSpan> times = [];
        foreach (var index in runnable)
        {
            if (stop.IsCancellationRequested) return new(number, runnable.Length, null, Stopped: true) { Times = times };
            number++;
            progress.Begin(document, index, number, runnable.Length);
            Begins?.Invoke(index);
            var clock = Stopwatch.StartNew();
            var error = await RunCellAsync(document.Cells[index], number, timeout, stop).ConfigureAwait(false);
            times.Add(clock.Elapsed);
            progress.End(clock.Elapsed);
            Ended?.Invoke(index);
            if (error is null) continue;
            failure ??= error;
            if (!KeepsGoing || stop.IsCancellationRequested)
                return new(number, runnable.Length, error, stop.IsCancellationRequested) { Times = times };
        }
        return new(number, runnable.Length, failure, Stopped: false) { Times = times };
    }

    private async Task<CellError?> RunCellAsync(NotebookCell cell, int number, TimeSpan? timeout, CancellationToken stop)
    {
        cell.ExecutionCount = number;
        recorder.Begin(cell);
        var error = await ExecuteAsync(cell.Code, timeout, stop).ConfigureAwait(false);
        recorder.End(error);
        return error;
    }

    private async Task<CellError?> ExecuteAsync(string code, TimeSpan? timeout, CancellationToken stop)
    {
        var run = Task.Run(() => session.ExecuteAsync(code, recorder), CancellationToken.None);
        var ended = await EndsAsync(run, timeout ?? Timeout.InfiniteTimeSpan, stop).ConfigureAwait(false);
        var inTime = ended || stop.IsCancellationRequested;
        ended = ended || await InterruptAsync(run).ConfigureAwait(false);
        if (inTime) return ended ? await run.ConfigureAwait(false) : Failure("Interrupted", "The cell did not stop.");
        var limit = timeout!.Value.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return Failure("Timeout", $"The cell ran longer than {limit} s and was interrupted.");
    }

    private async Task<bool> InterruptAsync(Task run)
    {
        for (var attempt = 0; attempt < 2 && !run.IsCompleted; attempt++)
        {
            session.Interrupt();
            await EndsAsync(run, Grace, CancellationToken.None).ConfigureAwait(false);
        }
        return run.IsCompleted;
    }

    private static async Task<bool> EndsAsync(Task run, TimeSpan limit, CancellationToken stop)
    {
        await Task.WhenAny(run, Task.Delay(limit, stop)).ConfigureAwait(false);
        return run.IsCompleted;
    }

    private static CellError Failure(string name, string message) => new(name, message, [$"{name}: {message}"]);
}
