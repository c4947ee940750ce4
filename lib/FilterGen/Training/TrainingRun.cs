using FilterGen.Figures;
using FilterGen.Training.Results;

namespace FilterGen.Training;

/// <summary>A finished training: what was trained, on what, and how it went.</summary>
public sealed class TrainingRun
{
    /// <summary>The trained network, with the weights after the last epoch.</summary>
    public required TrainableNetwork Network { get; init; }

    /// <summary>Name of the data set.</summary>
    public required string Data { get; init; }

    /// <summary>How many images it learnt from.</summary>
    public required long Images { get; init; }

    /// <summary>How it was trained.</summary>
    public required TrainerOptions Options { get; init; }

    /// <summary>The metrics of every epoch, in order.</summary>
    public required IReadOnlyList<EpochMetrics> History { get; init; }

    /// <summary>What computed, and when; of a training that was only loaded, what computed it then.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>Wall time of all training steps, also those of an earlier process that this one resumed.</summary>
    public TimeSpan Elapsed => TimeSpan.FromSeconds(History.Sum(epoch => epoch.Seconds));

    /// <summary>What the network is judged by, on the test images after the last epoch.</summary>
    public double TestScore => Judge.Of(History[^1].Test);

    /// <summary>Test accuracy after the last epoch, 0 to 1.</summary>
    /// <exception cref="InvalidOperationException">The network is no classifier.</exception>
    public double Accuracy => History[^1].Test.Accuracy;

    /// <summary>
    /// The epoch with the best test (of a classifier, the highest accuracy), the first one if several share it. It was chosen by
    /// looking at the test images, so its numbers flatter; claims use <see cref="TestScore"/>.
    /// </summary>
    public EpochMetrics Best =>
        History.Aggregate((best, epoch) => Judge.IsBetter(Judge.Of(epoch.Test), Judge.Of(best.Test)) ? epoch : best);

    /// <summary>Test accuracy after an epoch, 0 to 1.</summary>
    /// <param name="epoch">Number of the epoch, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There was no such epoch.</exception>
    /// <exception cref="InvalidOperationException">The network is no classifier.</exception>
    public double AccuracyAt(int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epoch, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(epoch, History.Count);
        return History[epoch - 1].Test.Accuracy;
    }

    /// <summary>A number measured in this run, to be added to a <see cref="ResultsFile"/>.</summary>
    /// <param name="row">Id of the experiment, for example <c>A6</c>, as listed in <c>notebooks/results/README.md</c>.</param>
    /// <param name="config">The network and its settings.</param>
    /// <param name="metric">What was measured, with its unit.</param>
    /// <param name="value">The number; six digits after the point are kept.</param>
    /// <param name="paper">The paper's number in the same unit; null if it gives none.</param>
    public RunRecord Record(string row, string config, string metric, double value, double? paper = null) => new()
    {
        Row = row,
        Config = config,
        Metric = metric,
        Value = Math.Round(value, 6),
        Paper = paper,
        Profile = Profile.Current.Name,
        Seed = Options.Seed,
        Epochs = History.Count,
        Device = Provenance.Device,
        Threads = Provenance.Threads,
        Recipe = Network.Recipe(Options),
        LibTorch = Provenance.LibTorch,
        WallSeconds = Math.Round(Elapsed.TotalSeconds, 1),
        Commit = Provenance.Commit,
        Date = Provenance.Date,
    };

    /// <summary>
    /// The losses of both sets over the epochs and, if the network is judged by something else, that beside them: of a classifier
    /// the accuracies.
    /// </summary>
    public PlotlyFigure Curves() => Judge == Score.Loss
        ? LossCurves()
        : Plot.Row(LossCurves().Title("loss"), ScoreCurves(Judge, Terms.Length > 0 ? $"{Judge.Name}, " : "").Title(Judge.Name))
            .Title(Network.GetName());

    /// <summary>Accuracy in percent over the epochs, on the training and on the test images.</summary>
    /// <exception cref="InvalidOperationException">The network is no classifier.</exception>
    public PlotlyFigure AccuracyCurves() => ScoreCurves(Score.Accuracy);

    /// <summary>A score over the epochs, on the training and on the test images; shares in percent.</summary>
    /// <param name="score">The score.</param>
    /// <exception cref="InvalidOperationException">The network has no such score.</exception>
    public PlotlyFigure ScoreCurves(Score score) => ScoreCurves(score, "");

    /// <summary>Every named part of the loss over the epochs, or the loss itself if it has no parts, on both sets.</summary>
    public PlotlyFigure LossCurves()
    {
        Series[] series = Terms.Length == 0
            ? [Curve("train", epoch => epoch.Train.Loss), Curve("test", epoch => epoch.Test.Loss)]
            : [.. Terms.SelectMany(term => new[]
            {
                Curve($"{term}, train", epoch => epoch.Train.Terms[term]),
                Curve($"{term}, test", epoch => epoch.Test.Terms[term]),
            })];
        return Plot.Lines($"{Network.GetName()}: loss", "epoch", "mean per image", series);
    }

    /// <summary>The run in one line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Network.GetName()} on {Data}: {Judge.Text(TestScore)} test {Judge.Name} after {History.Count} "
        + $"epoch{(History.Count == 1 ? "" : "s")} ({Elapsed.TotalSeconds:F1} s on {Provenance.Device}, seed {Options.Seed})");

    private Score Judge => Network.JudgedBy;

    private string[] Terms => [.. History[0].Train.Terms.Keys];

    private PlotlyFigure ScoreCurves(Score score, string prefix)
    {
        var unit = score.IsShare ? 100 : 1;
        return Plot.Lines($"{Network.GetName()}: {score.Name}", "epoch", score.IsShare ? "%" : score.Name,
            Curve(prefix + "train", epoch => unit * score.Of(epoch.Train)),
            Curve(prefix + "test", epoch => unit * score.Of(epoch.Test)));
    }

    private Series Curve(string name, Func<EpochMetrics, double> value) =>
        new(name, [.. History.Select(epoch => (double)epoch.Epoch)], [.. History.Select(value)]);
}
