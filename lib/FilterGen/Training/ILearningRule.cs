namespace FilterGen.Training;

/// <summary>What changes a network's parameters: a step for a batch, and the state that a checkpoint keeps of it.</summary>
internal interface ILearningRule : IDisposable
{
    /// <summary>Step size of the steps to come.</summary>
    double LearningRate { set; }

    /// <summary>The rule's own tensors under names that no other has; a resumed training copies saved values into them.</summary>
    IEnumerable<(string Name, Tensor Value)> State { get; }

    /// <summary>Learns from a batch. The caller's dispose scope frees what is left.</summary>
    /// <param name="images">Images [B, C, H, W].</param>
    /// <param name="labels">Their labels [B, …].</param>
    /// <returns>What the network said about the batch while it learnt.</returns>
    Objective Learn(Tensor images, Tensor labels);
}
