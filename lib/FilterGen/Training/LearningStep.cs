namespace FilterGen.Training;

/// <summary>What a network does with a training batch: forward, loss, backward, a step of the optimizer, and the sums.</summary>
/// <param name="network">The network, in training mode.</param>
/// <param name="optimizer">Its optimizer; the learning rate is set.</param>
/// <param name="sums">Takes in what was measured.</param>
/// <param name="augmentation">What is done to the images before; null for nothing.</param>
internal sealed class LearningStep(TrainableNetwork network, FusedAdam optimizer, MetricSums sums, Augmentation? augmentation)
{
    /// <summary>Learns from a batch, without reading anything back from the device. The caller's dispose scope frees what is left.</summary>
    /// <param name="images">Images [B, C, H, W].</param>
    /// <param name="labels">Their labels [B, …].</param>
    public void Learn(Tensor images, Tensor labels)
    {
        optimizer.ZeroGradients();
        var objective = network.Evaluate(augmentation is null ? images : augmentation.Apply(images), labels);
        objective.Loss.backward();
        optimizer.Step();
        sums.Add(objective, labels);
    }
}
