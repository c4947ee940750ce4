namespace FilterGen.Training;

/// <summary>
/// A network over images that <see cref="Trainer"/> can fit. <c>forward</c> takes images [B, C, H, W] with values in [0, 1];
/// <see cref="Evaluate"/> adds what it is trained with, <see cref="Scores"/> what it is measured by.
/// </summary>
/// <param name="name">The name under which runs, checkpoints and tables list the network.</param>
public abstract class TrainableNetwork(string name) : nn.Module<Tensor, Tensor>(name)
{
    /// <summary>What the network is judged by: which epoch was the best, what progress and curves show. The loss, if nothing else.</summary>
    public virtual Score JudgedBy => Score.Loss;

    /// <summary>Runs a batch forward and measures it.</summary>
    /// <param name="images">Images [B, C, H, W], float32 in [0, 1].</param>
    /// <param name="labels">The label of each image [B, …], as the data set has it.</param>
    /// <returns>The loss to differentiate, the network's output and the named parts of the loss.</returns>
    public abstract Objective Evaluate(Tensor images, Tensor labels);

    /// <summary>
    /// What is counted over a set beside the loss: the value of each score for each image [B], of any number type. The same
    /// names in the same order for every batch; the metrics hold the means over the images. None, if not overridden.
    /// </summary>
    /// <param name="output">What <see cref="Evaluate"/> gave as <see cref="Objective.Output"/>.</param>
    /// <param name="labels">The labels it was given.</param>
    public virtual IReadOnlyList<(string Name, Tensor Values)> Scores(Tensor output, Tensor labels) => [];

    /// <summary>How <see cref="Trainer"/> changes the parameters: one step of Adam on the loss of each batch, if not overridden.</summary>
    internal virtual ILearningRule LearningRule(TrainerOptions options) => new AdamRule(this, options.WeightDecay);

    /// <summary>The recipe in one line, as records name it.</summary>
    internal virtual string Recipe(TrainerOptions options) => options.Recipe;

    /// <summary>
    /// Looks at an epoch that ended, before its state is saved: why it is of no use to go on from it and what to change, or null
    /// if it is.
    /// </summary>
    internal virtual string? Failure(EpochMetrics epoch) => null;
}
