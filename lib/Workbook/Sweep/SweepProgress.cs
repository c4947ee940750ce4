using Workbook.Run;

namespace Workbook.Sweep;

/// <summary>Tells which runs begin and end, and about how long the rest will take.</summary>
/// <param name="output">Where to tell it.</param>
/// <param name="count">How many runs there are to do.</param>
/// <param name="jobs">How many there are at a time.</param>
internal sealed class SweepProgress(TextWriter output, int count, int jobs)
{
    private readonly BatchProgress progress = new(output, count, jobs);

    /// <summary>Tells that a run begins.</summary>
    public void Begin(SweepRun run) => progress.Begin(run.Name);

    /// <summary>Tells how a run ended.</summary>
    public void End(RunReport report, TimeSpan elapsed) => progress.End(
        report.Run.Name,
        report.State switch
        {
            RunState.Finished => "finished in " + RunProgress.Duration(elapsed),
            RunState.Failed => $"failed after {RunProgress.Duration(elapsed)}: {report.Problem[0]}",
            RunState.Elsewhere => "another process is at it",
            _ => "stopped",
        },
        report.State is RunState.Finished or RunState.Failed ? elapsed : null);
}
