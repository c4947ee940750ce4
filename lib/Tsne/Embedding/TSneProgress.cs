using FilterGen.Tsne.Running;

namespace FilterGen.Tsne.Embedding;

/// <summary>One line that is overwritten while a map is made: steps, divergence, time left.</summary>
/// <param name="output">Console or notebook stream; a carriage return goes back to the start of the line.</param>
/// <param name="time">The clock.</param>
/// <param name="iterations">Steps of the whole.</param>
internal sealed class TSneProgress(TextWriter output, TimeProvider time, int iterations)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly ProgressLine line = new(output);
    private readonly long created = time.GetTimestamp();
    private long started, last;

    /// <summary>Time since the progress was made.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(created);

    /// <summary>Says what is done before the first step.</summary>
    public void Preparing(string what)
    {
        if (output != TextWriter.Null) line.Write($"t-SNE  {what} …");
    }

    /// <summary>Says that the first step begins.</summary>
    public void Begin() => started = last = time.GetTimestamp();

    /// <summary>Says that a step is done, at most four times a second.</summary>
    /// <param name="iteration">Steps done.</param>
    /// <param name="divergence">The divergence measured last, if it was measured yet.</param>
    public void Step(int iteration, double? divergence)
    {
        if (output == TextWriter.Null || time.GetElapsedTime(last) < Interval) return;
        var left = time.GetElapsedTime(started) * ((double)(iterations - iteration) / iteration);
        var measured = divergence is { } value ? string.Create(CultureInfo.InvariantCulture, $"KL divergence {value:F4}  ") : "";
        last = time.GetTimestamp();
        line.Write($"t-SNE  iteration {iteration}/{iterations}  {measured}{Math.Ceiling(left.TotalSeconds)} s left");
    }

    /// <summary>Writes the result, and goes to the next line.</summary>
    public void Done(int points, TSneMethod method, double divergence)
    {
        if (output == TextWriter.Null) return;
        line.End(string.Create(CultureInfo.InvariantCulture,
            $"t-SNE  {points} points ({method})  KL divergence {divergence:F4}  {Elapsed.TotalSeconds:F1} s"));
    }
}
