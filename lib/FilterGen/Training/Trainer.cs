using FilterGen.Data;

namespace FilterGen.Training;

/// <summary>Trains networks with Adam and measures them.</summary>
/// <remarks>One training at a time in a process: all draw from torch's one generator and share its threads.</remarks>
/// <example><code>
/// var run = Trainer.Fit(() => FilterGenerationNet.ForMnist(encoderFilters: 20, repositorySize: 5), mnist, new() { Seed = 1 });
/// run.Curves()
/// </code></example>
public static class Trainer
{
    private const int LargestTestBatch = 1000;
    private const long TestValues = 3 << 18;        // 64 colour images of 64×64 pixels, 256 of 32×32, 1,000 digits

    /// <summary>
    /// Trains a network that is there. Its weights are as drawn when it was constructed: set <see cref="Seeds"/> before that.
    /// </summary>
    /// <param name="network">
    /// The network; it is moved to the device, trained in place, and left in evaluation mode. Every epoch puts all its modules
    /// into training mode: one that is to stay in evaluation mode overrides <c>train</c>.
    /// </param>
    /// <param name="data">The images to learn from and to test with.</param>
    /// <param name="options">How to train; null takes the defaults.</param>
    /// <returns>What was measured after every epoch.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException">
    /// The training was stopped, by the token, by Ctrl+C or by interrupting the cell. If there is a checkpoint folder, the
    /// state after the last step is saved, and the same call goes on from there.
    /// </exception>
    /// <exception cref="InvalidDataException">The checkpoint is damaged, or of another network, data set or other options.</exception>
    /// <exception cref="IOException">A checkpoint cannot be written; the one before it is as it was.</exception>
    /// <exception cref="ArithmeticException">The loss is no longer a number.</exception>
    public static TrainingRun Fit(TrainableNetwork network, ImageData data, TrainerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        options ??= new();
        options.Validate();
        using var loop = new TrainingLoop(network, data, options);
        return loop.Run();
    }

    /// <summary>
    /// Constructs a network and trains it, all from one seed: the same as <c>Seeds.Set(options.Seed)</c>, constructing, and
    /// training.
    /// </summary>
    /// <param name="construct">Makes the network.</param>
    /// <param name="data">The images to learn from and to test with.</param>
    /// <param name="options">How to train; null takes the defaults.</param>
    /// <inheritdoc cref="Fit(TrainableNetwork, ImageData, TrainerOptions?)"/>
    public static TrainingRun Fit(Func<TrainableNetwork> construct, ImageData data, TrainerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(construct);
        ArgumentNullException.ThrowIfNull(data);
        options ??= new();
        Seeds.Set(options.Seed);
        return Fit(construct(), data, options);
    }

    /// <summary>
    /// Measures a network on a set, in evaluation mode and without gradients. The mode of each module is put back afterwards.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="set">The images; if they are on another device than the network, a copy is made there.</param>
    public static Metrics Evaluate(TrainableNetwork network, ImageSet set)
    {
        using var mode = new EvaluationMode(network);
        using var _ = no_grad();
        var device = network.parameters().FirstOrDefault()?.device ?? set.Device;
        using var near = DataPlace.Near(set, device);
        using var sums = new MetricSums(network, device);
        using var batches = new Batches(near, TestBatchSize(set.Images, device), device: device).GetEnumerator();
        while (true)
        {
            using var scope = NewDisposeScope();
            if (!batches.MoveNext()) return sums.Mean();
            var (images, labels, _) = batches.Current;
            sums.Add(network.Evaluate(images, labels), labels);
            sums.Count(images.shape[0]);
        }
    }

    /// <summary>
    /// How many images are tested at once. What a network makes of them grows with their size: a thousand faces of 64×64 pixels
    /// took more than 18 GB in the network of 64 generated filters, whose training takes 3.
    /// </summary>
    /// <param name="images">The images [N, …].</param>
    /// <param name="device">Where the network is.</param>
    internal static int TestBatchSize(Tensor images, Device device)
    {
        var room = device.type == DeviceType.CUDA ? 4 * TestValues : TestValues;
        return (int)Math.Clamp(room / Math.Max(1, images.numel() / Math.Max(1, images.shape[0])), 1, LargestTestBatch);
    }
}
