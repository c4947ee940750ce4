using Workbook.Run;

namespace Workbook.Sweep;

/// <summary>Tells which runs begin and end, and about how long the rest will take.</summary>
/// <param name="output">Where to tell it.</param>
/// <param name="count">How many runs there are to do.</param>
/// <param name="jobs">How many there are at a time.</param>
internal sealed class SweepProgress(TextWriter output, int count, int jobs)
{
    private readonly Lock sync = new();
    private TimeSpan spent;
    private int begun;
    private int ended;
    private int timed;

    /// <summary>Tells that a run begins.</summary>
    public void Begin(SweepRun run)
    {
        lock (sync) output.WriteLine($"[{++begun}/{count}] {run.Name}");
    }

    /// <summary>Tells how a run ended.</summary>
    public void End(RunReport report, TimeSpan elapsed)
    {
        lock (sync)
        {
            ended++;
            if (report.State is RunState.Finished or RunState.Failed)
            {
                spent += elapsed;
                timed++;
            }
            var words = report.State switch
            {
                RunState.Finished => "finished in " + RunProgress.Duration(elapsed),
                RunState.Failed => $"failed after {RunProgress.Duration(elapsed)}: {report.Problem[0]}",
                RunState.Elsewhere => "another process is at it",
                _ => "stopped",
            };
            output.WriteLine($"{report.Run.Name}: {words}{Rest()}");
            output.Flush();
        }
    }

    private string Rest()
    {
        var left = count - ended;
        if (left == 0) return "";
        if (timed == 0) return $"; {left} left";
        // Whole rounds of runs, as many at a time as there are jobs, each as long as the mean so far.
        var rounds = Math.Ceiling((double)left / jobs);
        return $"; {left} left, about {RunProgress.Duration(spent / timed * rounds)}";
    }
}
