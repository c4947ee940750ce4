namespace FilterGen.Training;

/// <summary>Forward, loss, backward, and a step of Adam.</summary>
/// <param name="network">The network, on the device that it is trained on.</param>
/// <param name="weightDecay">Adam's L2 penalty.</param>
internal sealed class AdamRule(TrainableNetwork network, double weightDecay) : ILearningRule
{
    private readonly FusedAdam optimizer = new(network, weightDecay);

    /// <inheritdoc/>
    public double LearningRate
    {
        set => optimizer.LearningRate = value;
    }

    /// <inheritdoc/>
    public IEnumerable<(string Name, Tensor Value)> State => optimizer.State.SelectMany(entry => new[]
    {
        ($"{entry.Name}:mean", entry.Mean), ($"{entry.Name}:square", entry.Square), ($"{entry.Name}:steps", entry.Steps),
    });

    /// <inheritdoc/>
    public Objective Learn(Tensor images, Tensor labels)
    {
        optimizer.ZeroGradients();
        var objective = network.Evaluate(images, labels);
        objective.Loss.backward();
        optimizer.Step();
        return objective;
    }

    /// <inheritdoc/>
    public void Dispose() => optimizer.Dispose();
}
