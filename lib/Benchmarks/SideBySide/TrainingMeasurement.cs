using FilterGen.Data;
using FilterGen.Training;
using static TorchSharp.torch;

namespace Benchmarks.SideBySide;

/// <summary>
/// Training steps as users run them: <see cref="Trainer.Fit(TrainableNetwork, ImageData, TrainerOptions?)"/> with one
/// epoch per pass, timed by the trainer itself, the test after each epoch left out.
/// </summary>
/// <param name="network">The network, trained further by each block.</param>
/// <param name="digits">All of MNIST.</param>
/// <param name="options">Device and threads.</param>
internal sealed class TrainingMeasurement(Classifier network, Mnist digits, WorkerOptions options) : IMeasurement
{
    /// <inheritdoc/>
    public double[] Run(int steps, int warm, int passes)
    {
        using var data = new FirstDigits(digits, Math.Min((long)steps * Case.BatchSize, digits.Train.Count));
        var run = Trainer.Fit(network, data, new()
        {
            Epochs = warm + passes,
            BatchSize = Case.BatchSize,
            Device = device(options.Device),
            Threads = options.Threads,
            Output = TextWriter.Null,
        });
        return [.. run.History.Skip(warm).Select(epoch => 1000 * epoch.Seconds / steps)];
    }
}
