using static TorchSharp.torch;

namespace FilterGen.Training;

/// <summary>
/// A network that sorts images into classes. <c>forward</c> takes images [B, C, H, W] with values in [0, 1]
/// and gives logits [B, classes]; <see cref="Evaluate"/> adds what it is trained with.
/// </summary>
/// <param name="name">The name under which runs, checkpoints and tables list the network.</param>
public abstract class Classifier(string name) : nn.Module<Tensor, Tensor>(name)
{
    /// <summary>Runs a batch forward and measures it.</summary>
    /// <param name="images">Images [B, C, H, W], float32 in [0, 1].</param>
    /// <param name="labels">Class of each image [B], int64.</param>
    /// <returns>The loss to differentiate, the logits and the named parts of the loss.</returns>
    public abstract Objective Evaluate(Tensor images, Tensor labels);
}
