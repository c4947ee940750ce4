using System.Diagnostics;
using FilterGen.Tsne.Running;

namespace FilterGen.Data;

/// <summary>One console line that says how far a download is and how long it still takes; silent for short ones.</summary>
/// <param name="name">What is downloaded.</param>
/// <param name="total">Its length in bytes, if the server said it.</param>
internal sealed class TransferProgress(string name, long? total)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly ProgressLine line = new(Console.Out);
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private TimeSpan next = Interval;

    public void Report(long done)
    {
        if (watch.Elapsed < next)
            return;
        next = watch.Elapsed + Interval;
        line.Write(Line(name, done, total, watch.Elapsed));
    }

    public void Finish(long done) => line.End(
        string.Create(CultureInfo.InvariantCulture, $"{name}: {Megabytes(done)} MB in {watch.Elapsed.TotalSeconds:0.0} s"));

    internal static string Line(string name, long done, long? total, TimeSpan elapsed)
    {
        if (total is not { } all || done == 0)
            return $"{name}: {Megabytes(done)} MB";
        var left = elapsed * ((double)(all - done) / done);
        return string.Create(CultureInfo.InvariantCulture, $"{name}: {Megabytes(done)} of {Megabytes(all)} MB, {left.TotalSeconds:0} s left");
    }

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture);
}
