namespace FilterGen.Training;

/// <summary>
/// A network that sorts images into classes. <c>forward</c> takes images [B, C, H, W] with values in [0, 1]
/// and gives logits [B, classes]; <see cref="TrainableNetwork.Evaluate"/> adds what it is trained with, from labels that are
/// the class of each image, int64 [B]. It is judged by its accuracy.
/// </summary>
/// <param name="name">The name under which runs, checkpoints and tables list the network.</param>
public abstract class Classifier(string name) : TrainableNetwork(name)
{
    /// <inheritdoc/>
    public override Score JudgedBy => Score.Accuracy;

    /// <summary>Whether each image was sorted into its class, as <see cref="Score.Accuracy"/>.</summary>
    /// <param name="output">Logits [B, classes].</param>
    /// <param name="labels">Class of each image [B], int64.</param>
    public override IReadOnlyList<(string Name, Tensor Values)> Scores(Tensor output, Tensor labels) =>
        [(Score.Accuracy.Name, output.argmax(1).eq(labels))];
}
