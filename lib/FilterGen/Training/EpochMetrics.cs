namespace FilterGen.Training;

/// <summary>One line of a training's history.</summary>
/// <param name="Epoch">Number of the epoch, from 1.</param>
/// <param name="Train">Running metrics over the training images: each batch is measured as it is learnt from.</param>
/// <param name="Test">Metrics over the test images after the epoch, in evaluation mode.</param>
/// <param name="LearningRate">The rate of the epoch's last step.</param>
/// <param name="Seconds">Wall time of the epoch's training steps, without the test.</param>
public sealed record EpochMetrics(int Epoch, Metrics Train, Metrics Test, double LearningRate, double Seconds);
