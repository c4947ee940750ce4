namespace FilterGen.Training;

/// <summary>
/// A network that sorts images into classes. <c>forward</c> takes images [B, C, H, W] with values in [0, 1]
/// and gives logits [B, classes]; it is trained with their cross entropy, and judged by its accuracy. Labels are the class of each
/// image, int64 [B].
/// </summary>
/// <param name="name">The name under which runs, checkpoints and tables list the network.</param>
/// <example><code>
/// class Mine : Classifier
/// {
///     readonly nn.Module&lt;Tensor, Tensor&gt; layers = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10));
///     public Mine() : base("mine") => RegisterComponents();
///     public override Tensor forward(Tensor images) => layers.forward(images);
/// }
///
/// var run = Trainer.Fit(() => new Mine(), mnist, new() { Epochs = 2, Seed = 1 });
/// </code></example>
public abstract class Classifier(string name) : TrainableNetwork(name)
{
    /// <inheritdoc/>
    public override Score JudgedBy => Score.Accuracy;

    /// <summary>The cross entropy of the logits.</summary>
    /// <inheritdoc/>
    public override Objective Evaluate(Tensor images, Tensor labels)
    {
        var logits = forward(images);
        return new(nn.functional.cross_entropy(logits, labels), logits, []);
    }

    /// <summary>Whether each image was sorted into its class, as <see cref="Score.Accuracy"/>.</summary>
    /// <param name="output">Logits [B, classes].</param>
    /// <param name="labels">Class of each image [B], int64.</param>
    public override IReadOnlyList<(string Name, Tensor Values)> Scores(Tensor output, Tensor labels) =>
        [(Score.Accuracy.Name, output.argmax(1).eq(labels))];
}
