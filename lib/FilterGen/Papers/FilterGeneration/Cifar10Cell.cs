using FilterGen.Figures;
using FilterGen.Training;
using FilterGen.Training.Results;

namespace FilterGen.Papers.FilterGeneration;

/// <summary>One network of the CIFAR-10 experiment (section 4.3) and how it is trained. The paper shows curves, no numbers.</summary>
public sealed class Cifar10Cell
{
    /// <summary>Id of the experiment.</summary>
    public const string Row = "A9";

    /// <summary>Passes over the training images in a full training.</summary>
    public const int FullEpochs = 36;

    private const int AllTraining = 50_000;
    private const int AllTest = 10_000;

    private Cifar10Cell(string config, Func<Classifier> createNetwork)
    {
        Config = config;
        CreateNetwork = createNetwork;
    }

    /// <summary>Four convolutions and a fully connected layer (Table 15).</summary>
    public static Cifar10Cell Baseline { get; } = new("baseline", () => new Cifar10Baseline());

    /// <summary>The baseline with generated filters (Tables 15 to 20).</summary>
    public static Cifar10Cell Generated { get; } = new("baseline-FG", FilterGenerationNet.ForCifar10);

    /// <summary>VGG11, eleven layers of fixed filters.</summary>
    public static Cifar10Cell Vgg11 { get; } = new("VGG11", () => new Vgg11());

    /// <summary>The networks of Figure 4.</summary>
    public static IReadOnlyList<Cifar10Cell> Figure4 { get; } = [Baseline, Generated, Vgg11];

    /// <summary>The network, as the paper and the records name it.</summary>
    public string Config { get; }

    /// <summary>Makes the network, with weights drawn from the current seed.</summary>
    public Func<Classifier> CreateNetwork { get; }

    /// <summary>The network that records name so.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static Cifar10Cell Of(string config) => Figure4.FirstOrDefault(cell => cell.Config == config)
        ?? throw new ArgumentException(
            $"expected one of the networks {string.Join(", ", Figure4.Select(cell => cell.Config))}, found {config}.", nameof(config));

    /// <summary>The same network trained and tested with a part of the images, or for another time, which its name then says.</summary>
    /// <param name="trainImages">Training images, up to 50,000.</param>
    /// <param name="testImages">Test images, up to 10,000.</param>
    /// <param name="epochs">Passes over the training images.</param>
    /// <returns>This cell where nothing is left out.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1, or there are fewer images.</exception>
    public Cifar10Cell On(int trainImages, int testImages, int epochs = FullEpochs)
    {
        RequirePart(trainImages, AllTraining, nameof(trainImages));
        RequirePart(testImages, AllTest, nameof(testImages));
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        List<string> name = [Config];
        if ((trainImages, testImages) != (AllTraining, AllTest))
            name.Add(string.Create(CultureInfo.InvariantCulture, $"{trainImages:N0} training and {testImages:N0} test images"));
        if (epochs != FullEpochs) name.Add($"{epochs} epochs");
        return name.Count == 1 ? this : new(string.Join(", ", name), CreateNetwork);
    }

    /// <summary>The same network trained with a remedy against learning by heart, which its name then says; the paper names none.</summary>
    /// <param name="augmentation">What changes the training images.</param>
    /// <param name="weightDecay">Adam's L2 penalty, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The penalty is negative.</exception>
    public Cifar10Cell With(Augmentation? augmentation, double weightDecay)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(weightDecay);
        List<string> name = [Config];
        if (augmentation is not null) name.Add(augmentation.Name);
        if (weightDecay > 0) name.Add(string.Create(CultureInfo.InvariantCulture, $"weight decay {weightDecay}"));
        return name.Count == 1 ? this : new(string.Join(", ", name), CreateNetwork);
    }

    /// <summary>The recipe, which the paper does not give: Adam, its rate falling from 0.001 to 0 along a cosine.</summary>
    /// <param name="epochs">Passes over the training images.</param>
    /// <param name="seed">Seed of the weights and of the order of the images.</param>
    public static TrainerOptions Recipe(int epochs, long seed) =>
        new() { Epochs = epochs, Seed = seed, Schedule = LearningRateSchedule.Cosine };

    /// <summary>How records name the test accuracy after an epoch.</summary>
    public static string TestMetric(int epoch) => $"test accuracy in % after epoch {epoch}";

    /// <summary>How records name the accuracy on the training images in the course of an epoch.</summary>
    public static string TrainMetric(int epoch) => $"training accuracy in % in epoch {epoch}";

    /// <summary>What is measured of this network after so many epochs.</summary>
    public IReadOnlyList<ExpectedResult> Expected(int epochs) =>
    [
        new(Row, Config, TrainMetric(epochs)),
        .. new[] { 1, epochs }.Distinct().Select(epoch => new ExpectedResult(Row, Config, TestMetric(epoch))),
    ];

    /// <summary>The curves of Figure 4: training and test accuracy of every epoch.</summary>
    public RunRecord[] Records(TrainingRun run) =>
    [
        .. run.History.Select(epoch => run.Record(Row, Config, TrainMetric(epoch.Epoch), 100 * epoch.Train.Accuracy)),
        .. run.History.Select(epoch => run.Record(Row, Config, TestMetric(epoch.Epoch), 100 * epoch.Test.Accuracy)),
    ];

    /// <summary>One curve of Figure 4 from the records: the mean over the seeds, with their standard deviation as a band.</summary>
    /// <param name="records">Records of one profile.</param>
    /// <param name="epochs">Epochs of the training.</param>
    /// <param name="metric"><see cref="TrainMetric"/> or <see cref="TestMetric"/>.</param>
    /// <returns>Null where no run has recorded all its epochs.</returns>
    public Series? Curve(IEnumerable<RunRecord> records, int epochs, Func<int, string> metric)
    {
        string[] places = [.. Enumerable.Range(1, epochs).Select(metric)];
        List<double[]> runs =
        [
            .. records.Where(record => record.Config == Config).GroupBy(record => record.Seed)
                .Select(seed => seed.ToDictionary(record => record.Metric, record => record.Value))
                .Where(values => places.All(values.ContainsKey))
                .Select(values => places.Select(place => values[place]).ToArray()),
        ];
        return runs.Count == 0 ? null : Series.OverRuns(Config.Split(',')[0], runs);
    }

    private static void RequirePart(int images, int all, string name)
    {
        if (images < 1 || images > all)
            throw new ArgumentOutOfRangeException(name, images, $"expected 1 to {all} images, found {images}.");
    }

    /// <summary>The network's name.</summary>
    public override string ToString() => Config;
}
