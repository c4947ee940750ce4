using FilterGen.Training;
using FilterGen.Training.Results;

namespace FilterGen.Papers.FilterGeneration;

/// <summary>One network of the MNIST tables (section 4.1.2), with the accuracies that the paper reports for it.</summary>
public sealed class MnistTableCell
{
    private const int PaperEpochs = 20;

    private static readonly Dictionary<(int EncoderFilters, int RepositorySize), (double First, double Last)> Reported = new()
    {
        [(5, 5)] = (95.85, 98.34),
        [(10, 5)] = (95.94, 98.45),
        [(20, 5)] = (97.53, 99.10),
        [(20, 2)] = (97.11, 98.55),
        [(20, 10)] = (97.29, 98.92),
    };

    private readonly (double First, double Last)? paper;

    private MnistTableCell(string row, string config, Func<Classifier> createNetwork, (double First, double Last)? paper)
    {
        Row = row;
        Config = config;
        CreateNetwork = createNetwork;
        this.paper = paper;
    }

    /// <summary>The network with ordinary filters (Table 4), the first column of both tables.</summary>
    public static MnistTableCell Baseline { get; } = new("A6", "baseline", () => new MnistBaseline(), (95.23, 98.25));

    /// <summary>The columns of Table 1: the size of the autoencoder, with five base filters.</summary>
    public static IReadOnlyList<MnistTableCell> Table1 { get; } = [Baseline, Generated(5, 5), Generated(10, 5), Generated(20, 5)];

    /// <summary>The columns of Table 2: the size of the repository, with 20 filters in each encoder layer.</summary>
    public static IReadOnlyList<MnistTableCell> Table2 { get; } = [Baseline, Generated(20, 2), Generated(20, 5), Generated(20, 10)];

    /// <summary>Id of the experiment whose results file has this network: <c>A6</c> with five base filters, else <c>A7</c>.</summary>
    public string Row { get; }

    /// <summary>The network and its settings, as records name them.</summary>
    public string Config { get; }

    /// <summary>Makes the network, with weights drawn from the current seed.</summary>
    public Func<Classifier> CreateNetwork { get; }

    /// <summary>The network with generated filters.</summary>
    /// <param name="encoderFilters">Filters in each encoder layer, n_enc.</param>
    /// <param name="repositorySize">Base filters of each generated layer, s.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public static MnistTableCell Generated(int encoderFilters, int repositorySize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(encoderFilters, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(repositorySize, 1);
        return new(
            repositorySize == 5 ? "A6" : "A7",
            $"generated filters, n_enc={encoderFilters} s={repositorySize}",
            () => FilterGenerationNet.ForMnist(encoderFilters, repositorySize),
            Reported.TryGetValue((encoderFilters, repositorySize), out var paper) ? paper : null);
    }

    /// <summary>The recipe, which the paper does not give: Adam, its rate falling from 0.001 to 0 along a cosine.</summary>
    /// <param name="epochs">Passes over the training images.</param>
    /// <param name="seed">Seed of the weights and of the order of the images.</param>
    public static TrainerOptions Recipe(int epochs, long seed) =>
        new() { Epochs = epochs, Seed = seed, Schedule = LearningRateSchedule.Cosine };

    /// <summary>How records name the test accuracy after an epoch.</summary>
    public static string Metric(int epoch) => $"test accuracy in % after epoch {epoch}";

    /// <summary>The accuracies of both of the paper's rows, to be set beside measured ones.</summary>
    public IReadOnlyList<ExpectedResult> Expected() => [Expect(1), Expect(PaperEpochs)];

    /// <summary>Test accuracy after the first and after the last epoch of a training of this network.</summary>
    public RunRecord[] Records(TrainingRun run)
    {
        int[] epochs = [.. new[] { 1, run.History.Count }.Distinct()];
        return [.. epochs.Select(epoch => run.Record(Row, Config, Metric(epoch), 100 * run.AccuracyAt(epoch), PaperAt(epoch)))];
    }

    /// <summary>The network and what the paper reports.</summary>
    public override string ToString() =>
        Config + (paper is { } reported ? $" (paper: {reported.First:F2} % after epoch 1, {reported.Last:F2} % after epoch 20)" : "");

    private ExpectedResult Expect(int epoch) => new(Row, Config, Metric(epoch), PaperAt(epoch));

    private double? PaperAt(int epoch) => epoch switch
    {
        1 => paper?.First,
        PaperEpochs => paper?.Last,
        _ => null,
    };
}
