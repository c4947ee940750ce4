using FilterGen.Tsne.Running;

namespace FilterGen.Training;

/// <summary>Writes one line that is overwritten while an epoch runs, and one that stays when it is done.</summary>
/// <param name="output">Console or notebook stream; a carriage return goes back to the start of the line.</param>
/// <param name="time">The clock.</param>
/// <param name="epochs">Epochs of the whole training.</param>
/// <param name="steps">Steps per epoch.</param>
/// <param name="judge">What the network is judged by, which is written beside the loss.</param>
internal sealed class TrainingProgress(TextWriter output, TimeProvider time, int epochs, int steps, Score judge)
{
    private const int BarWidth = 20;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly ProgressLine line = new(output);
    private long done;
    private long start = time.GetTimestamp();
    private long last = time.GetTimestamp();

    /// <summary>Whether the line is old enough to be written again; at most four times a second.</summary>
    public bool Due => output != TextWriter.Null && time.GetElapsedTime(last) >= Interval;

    /// <summary>Begins to measure how long the training takes.</summary>
    /// <param name="stepsDone">Steps that an earlier process did, over all epochs.</param>
    public void Start(long stepsDone) => (done, start) = (stepsDone, time.GetTimestamp());

    /// <summary>Writes where the epoch stands.</summary>
    /// <param name="epoch">Number of the epoch, from 1.</param>
    /// <param name="step">Steps done in it.</param>
    /// <param name="running">Metrics over these steps.</param>
    public void Step(int epoch, int step, Metrics running)
    {
        var filled = BarWidth * step / steps;
        var bar = new string('█', filled) + new string('░', BarWidth - filled);
        last = time.GetTimestamp();
        line.Write(string.Create(CultureInfo.InvariantCulture, $"{Head(epoch)} {bar} {100.0 * step / steps,3:F0} %  "
            + $"loss {running.Loss:F4}  {(judge == Score.Loss ? "" : $"{judge.Name} {judge.Text(judge.Of(running))}  ")}"
            + $"{Span(Left(epoch, step))} left"));
    }

    /// <summary>Writes the result of an epoch and goes to the next line.</summary>
    public void EpochDone(EpochMetrics result)
    {
        var loss = string.Create(CultureInfo.InvariantCulture, $"loss {result.Train.Loss:F4}  ");
        var named = judge == Score.Accuracy ? loss : judge == Score.Loss ? "loss: " : $"{loss}{judge.Name}: ";
        line.End(string.Create(CultureInfo.InvariantCulture, $"{Head(result.Epoch)}  {named}"
            + $"train {judge.Text(judge.Of(result.Train))}  test {judge.Text(judge.Of(result.Test))}  {result.Seconds:F1} s"));
    }

    /// <summary>Writes a sentence on a line of its own.</summary>
    public void Say(string sentence) => line.End(sentence);

    /// <summary>Leaves the line of an epoch that does not end, so that the reason has a line of its own.</summary>
    public void Leave() => line.Leave();

    private string Head(int epoch) => $"epoch {epoch.ToString(CultureInfo.InvariantCulture).PadLeft(epochs.ToString().Length)}/{epochs}";

    private TimeSpan Left(int epoch, int step)
    {
        var reached = (epoch - 1L) * steps + step;
        var here = Math.Max(1, reached - done);
        return time.GetElapsedTime(start) * (((double)epochs * steps - reached) / here);
    }

    private static string Span(TimeSpan span) => span.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours}:{span:mm\\:ss}")
        : span.ToString(@"m\:ss", CultureInfo.InvariantCulture);
}
