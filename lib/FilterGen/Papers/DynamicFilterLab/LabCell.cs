using FilterGen.Training;
using FilterGen.Training.Results;

namespace FilterGen.Papers.DynamicFilterLab;

/// <summary>One network of the lab and how it is trained. The sheet names no accuracy.</summary>
public sealed class LabCell
{
    private const int CropPadding = 4;

    private LabCell(string row, string network, Func<ResNetWeights, LabNet> create, bool augmented = false) =>
        (Row, Network, Create, IsAugmented) = (row, network + (augmented ? $", flip and crop {CropPadding}" : ""), create, augmented);

    /// <summary>The sheet's network.</summary>
    public static LabCell Dynamic { get; } = new("B3", "dynamic filter", start => new DynamicFilterNet(start));

    /// <summary>The same without a generator.</summary>
    public static LabCell Fixed { get; } = new("B4", "fixed filter", start => new FixedFilterNet(start));

    /// <summary>The improvement.</summary>
    public static LabCell Wide { get; } = new("B5", "16 dynamic filters", start => new WideFilterNet(start));

    /// <summary>The improvement's control: as wide, and nothing generated.</summary>
    public static LabCell WideFixed { get; } = new("B5", "16 fixed filters", start => new WideFilterNet(start, generated: false));

    /// <summary>A filter of its own at every position.</summary>
    public static LabCell Local { get; } = new("B7", "dynamic local filters", start => new LocalFilterNet(start));

    /// <summary>The sheet's network with augmentation.</summary>
    public static LabCell DynamicAugmented { get; } = new("B8", "dynamic filter", start => new DynamicFilterNet(start), augmented: true);

    /// <summary>The fixed filter with augmentation.</summary>
    public static LabCell FixedAugmented { get; } = new("B8", "fixed filter", start => new FixedFilterNet(start), augmented: true);

    /// <summary>All of them, in the sheet's order.</summary>
    public static IReadOnlyList<LabCell> All { get; } = [Dynamic, Fixed, Wide, WideFixed, Local, DynamicAugmented, FixedAugmented];

    /// <summary>Id of the experiment.</summary>
    public string Row { get; }

    /// <summary>The network, and that it is augmented, as tables name it.</summary>
    public string Network { get; }

    /// <summary>Builds the network.</summary>
    public Func<ResNetWeights, LabNet> Create { get; }

    /// <summary>Whether the training images are flipped and cropped at random.</summary>
    public bool IsAugmented { get; }

    /// <summary>The cell of that name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static LabCell Of(string network) => All.FirstOrDefault(cell => cell.Network == network)
        ?? throw new ArgumentException(
            $"expected one of {string.Join("; ", All.Select(cell => cell.Network))}; found {network}.", nameof(network));

    /// <summary>Adam, its rate falling from 0.001 to 0 along a cosine; batches of 128.</summary>
    /// <param name="epochs">Passes over the training images.</param>
    /// <param name="seed">Seed of the weights, of the order of the images and of their augmentation.</param>
    public TrainerOptions Recipe(int epochs, long seed) => new()
    {
        Epochs = epochs,
        Seed = seed,
        Schedule = LearningRateSchedule.Cosine,
        Augmentation = IsAugmented ? Augmentation.FlipAndCrop(CropPadding) : null,
    };

    /// <summary>How records name the network: with what its backbone starts from.</summary>
    public string Config(ResNetWeights start) => $"{Network}, {(start.Path is null ? "random start" : "pretrained")}";

    /// <summary>What is measured of this network after so many epochs.</summary>
    public IReadOnlyList<ExpectedResult> Expected(ResNetWeights start, int epochs) =>
        [new(Row, Config(start), TrainMetric(epochs)), new(Row, Config(start), TestMetric(epochs))];

    /// <summary>Accuracy on the training images in the last epoch, and on the test images after it.</summary>
    /// <param name="run">A training of this network.</param>
    /// <param name="start">What the backbone started from.</param>
    public RunRecord[] Records(TrainingRun run, ResNetWeights start)
    {
        int last = run.History.Count;
        return
        [
            Record(run, start, TrainMetric(last), 100 * run.History[^1].Train.Accuracy),
            Record(run, start, TestMetric(last), 100 * run.Accuracy),
        ];
    }

    /// <summary>A number measured on a network of this cell; the recipe tells which file its backbone started from.</summary>
    /// <param name="run">The training.</param>
    /// <param name="start">What the backbone started from.</param>
    /// <param name="metric">What was measured, with its unit.</param>
    /// <param name="value">The number.</param>
    public RunRecord Record(TrainingRun run, ResNetWeights start, string metric, double value)
    {
        var record = run.Record(Row, Config(start), metric, value);
        return record with { Recipe = $"{record.Recipe}; {start.Description}" };
    }

    /// <summary>The network's name.</summary>
    public override string ToString() => Network;

    private static string TrainMetric(int epoch) => $"training accuracy in % in epoch {epoch}";

    private static string TestMetric(int epoch) => $"test accuracy in % after epoch {epoch}";
}
