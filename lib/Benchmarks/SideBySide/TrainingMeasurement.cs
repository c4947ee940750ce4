using FilterGen.Data;
using FilterGen.Training;
using static TorchSharp.torch;

namespace Benchmarks.SideBySide;

/// <summary>
/// Training steps as users run them: <see cref="Trainer.Fit(TrainableNetwork, ImageData, TrainerOptions?)"/> with one
/// epoch per pass, timed by the trainer itself, the test after each epoch left out.
/// </summary>
/// <param name="network">The network, trained further by each block.</param>
/// <param name="data">Makes a set with at least as many training images as asked for, or all there are.</param>
/// <param name="options">Device and threads.</param>
/// <param name="batchSize">Images in a step.</param>
internal sealed class TrainingMeasurement(TrainableNetwork network, Func<long, ImageData> data, WorkerOptions options, int batchSize = Case.BatchSize)
    : IMeasurement
{
    /// <inheritdoc/>
    public double[] Run(int steps, int warm, int passes)
    {
        using var images = data((long)steps * batchSize);
        var run = Trainer.Fit(network, images, new()
        {
            Epochs = warm + passes,
            BatchSize = batchSize,
            Device = device(options.Device),
            Threads = options.Threads,
            Output = TextWriter.Null,
        });
        return [.. run.History.Skip(warm).Select(epoch => 1000 * epoch.Seconds / steps)];
    }
}
