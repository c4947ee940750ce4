using FilterGen.Data;
using static TorchSharp.torch;

namespace FilterGen.Training.Steps;

/// <summary>
/// Steps that are captured once and then replayed. The first few are taken plainly, which sets up libraries and the memory of
/// optimizer and sums; so is a smaller batch at an epoch's end, and every step if the capture fails.
/// </summary>
/// <param name="step">The step.</param>
/// <param name="sums">Counts the images.</param>
/// <param name="input">Where the step finds its batch.</param>
/// <param name="graph">Holds the step.</param>
/// <param name="batchSize">Images in all batches but perhaps an epoch's last.</param>
/// <param name="say">Takes the reason why there is no capture.</param>
internal sealed class CapturedSteps(
    LearningStep step, MetricSums sums, StepInput input, IStepGraph graph, int batchSize, Action<string> say) : PlainSteps(step, sums)
{
    private const int WarmUp = 3;

    private readonly LearningStep step = step;
    private readonly MetricSums sums = sums;
    private int whole; // batches in the epoch that have the full size
    private int warm;
    private State state;

    private enum State
    {
        Warming,
        Captured,
        Failed,
    }

    /// <inheritdoc/>
    public override string Kind => state == State.Captured ? "captured" : base.Kind;

    /// <summary>Why steps are taken plainly, in words.</summary>
    public static string Refusal(CaptureException e) =>
        $"Training step not captured: {e.Message} Training goes on step by step, with the same result.";

    /// <inheritdoc/>
    public override void Begin(Batches epoch)
    {
        base.Begin(epoch);
        input.Begin(epoch);
        whole = epoch.Order.Count / batchSize;
    }

    /// <inheritdoc/>
    public override void Take(int place)
    {
        var fits = place < whole;
        if (fits && state == State.Warming && warm == WarmUp) Capture();
        if (!fits || state != State.Captured)
        {
            base.Take(place);
            if (fits) warm = Math.Min(warm + 1, WarmUp);
            return;
        }
        input.Prepare(place, Batch);
        graph.Replay();
        sums.Count(batchSize);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        graph.Dispose();
        input.Dispose();
        base.Dispose();
    }

    private void Capture()
    {
        try
        {
            graph.Capture(Learn);
            state = State.Captured;
            Rest();
        }
        catch (CaptureException e)
        {
            state = State.Failed;
            say(Refusal(e));
        }
    }

    private void Learn()
    {
        using var scope = NewDisposeScope();
        var (images, labels) = input.Read();
        step.Learn(images, labels);
    }
}
