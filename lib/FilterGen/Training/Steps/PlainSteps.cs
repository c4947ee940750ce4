using static TorchSharp.torch;

namespace FilterGen.Training.Steps;

/// <summary>Every step as the network's code says it, operator by operator.</summary>
/// <param name="step">The step.</param>
/// <param name="sums">Counts the images.</param>
internal class PlainSteps(LearningStep step, MetricSums sums) : EpochSteps
{
    /// <inheritdoc/>
    public override string Kind => "step by step";

    /// <inheritdoc/>
    public override void Take(int place)
    {
        using var scope = NewDisposeScope();
        var (images, labels, _) = Batch(place);
        step.Learn(images, labels);
        sums.Count(labels.shape[0]);
    }
}
