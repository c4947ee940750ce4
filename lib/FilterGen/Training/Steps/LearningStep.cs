using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FilterGen.Training.Steps;

/// <summary>What a network does with a training batch: forward, loss, backward, a step of the optimizer, and the sums.</summary>
/// <param name="network">The network, in training mode.</param>
/// <param name="optimizer">Its optimizer; the learning rate is set.</param>
/// <param name="sums">Takes in what was measured.</param>
/// <param name="augmentation">What is done to the images before; null for nothing.</param>
/// <param name="arithmetic">The numbers it computes with.</param>
internal sealed class LearningStep(
    TrainableNetwork network, Adam optimizer, MetricSums sums, Augmentation? augmentation, Arithmetic arithmetic)
{
    /// <summary>
    /// Learns from a batch. The caller's dispose scope frees what is left. It reads nothing back from the device, so that it can be
    /// captured; the gradients it leaves belong to it, the next step makes others.
    /// </summary>
    /// <param name="images">Images [B, C, H, W].</param>
    /// <param name="labels">Their labels [B, …].</param>
    public void Learn(Tensor images, Tensor labels)
    {
        optimizer.zero_grad();
        if (augmentation is not null) images = augmentation.Apply(images);
        Objective objective;
        using (arithmetic.Forward()) objective = network.Evaluate(arithmetic.Arrange(images), labels);
        objective.Loss.backward();
        optimizer.step();
        sums.Add(objective, labels);
    }
}
