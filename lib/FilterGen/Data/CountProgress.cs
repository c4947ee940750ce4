using System.Diagnostics;
using FilterGen.Tsne.Running;

namespace FilterGen.Data;

/// <summary>One console line that says how many of many things are done and how long the rest takes; silent for short work.</summary>
/// <param name="name">What is worked on.</param>
/// <param name="done">What has been done to how many, for example <c>faces aligned</c>.</param>
/// <param name="total">How many there are.</param>
internal sealed class CountProgress(string name, string done, int total)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly ProgressLine line = new(Console.Out);
    private readonly Lock writing = new();
    private TimeSpan next = Interval;
    private int count;

    /// <summary>Counts one; safe to call from several threads.</summary>
    public void Advance()
    {
        var now = Interlocked.Increment(ref count);
        if (watch.Elapsed < next || !writing.TryEnter())
            return;
        try
        {
            var left = watch.Elapsed * ((double)(total - now) / now);
            line.Write(string.Create(CultureInfo.InvariantCulture, $"{name}: {now} of {total} {done}, {left.TotalSeconds:0} s left"));
            next = watch.Elapsed + Interval;
        }
        finally
        {
            writing.Exit();
        }
    }

    /// <summary>Ends the line, if there is one.</summary>
    public void Finish()
    {
        if (next > Interval)
            line.End(string.Create(CultureInfo.InvariantCulture, $"{name}: {total} {done} in {watch.Elapsed.TotalSeconds:0.0} s"));
    }
}
