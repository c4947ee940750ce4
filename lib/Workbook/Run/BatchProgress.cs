namespace Workbook.Run;

/// <summary>Tells which of many pieces of work begin and end, and about how long the rest will take.</summary>
/// <param name="output">Where to tell it.</param>
/// <param name="count">How many there are to do.</param>
/// <param name="jobs">How many there are at a time.</param>
internal sealed class BatchProgress(TextWriter output, int count, int jobs)
{
    private readonly Lock sync = new();
    private TimeSpan spent;
    private int begun;
    private int ended;
    private int timed;

    /// <summary>Tells that one begins.</summary>
    public void Begin(string name)
    {
        lock (sync) output.WriteLine($"[{++begun}/{count}] {name}");
    }

    /// <summary>Tells how one ended.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="words">What became of it.</param>
    /// <param name="elapsed">How long it took; null if that says nothing of the others.</param>
    public void End(string name, string words, TimeSpan? elapsed)
    {
        lock (sync)
        {
            ended++;
            if (elapsed is { } time) (spent, timed) = (spent + time, timed + 1);
            output.WriteLine($"{name}: {words}{Rest()}");
            output.Flush();
        }
    }

    private string Rest()
    {
        var left = count - ended;
        if (left == 0) return "";
        if (timed == 0) return $"; {left} left";
        // Whole rounds, as many at a time as there are jobs, each as long as the mean so far.
        var rounds = Math.Ceiling((double)left / jobs);
        return $"; {left} left, about {RunProgress.Duration(spent / timed * rounds)}";
    }
}
