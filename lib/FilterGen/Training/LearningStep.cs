namespace FilterGen.Training;

/// <summary>What happens to a training batch: it is augmented, the network learns from it, and the sums take in what was measured.</summary>
/// <param name="rule">How the network, in training mode, learns; the learning rate is set.</param>
/// <param name="sums">Takes in what was measured.</param>
/// <param name="augmentation">What is done to the images before; null for nothing.</param>
internal sealed class LearningStep(ILearningRule rule, MetricSums sums, Augmentation? augmentation)
{
    /// <summary>Learns from a batch, without reading anything back from the device. The caller's dispose scope frees what is left.</summary>
    /// <param name="images">Images [B, C, H, W].</param>
    /// <param name="labels">Their labels [B, …].</param>
    public void Learn(Tensor images, Tensor labels) =>
        sums.Add(rule.Learn(augmentation is null ? images : augmentation.Apply(images), labels), labels);
}
