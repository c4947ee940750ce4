using FilterGen.Data;
using FilterGen.Data.Faces;
using FilterGen.Training;
using FilterGen.Training.Results;

namespace FilterGen.Papers.FilterGeneration;

/// <summary>
/// One colour of bars in Figure 3 and cell of Table 3: a landmark network and the faces it is trained on (section 4.2.1). The paper
/// shows the mean errors as bars; its numbers are the maximal ones, whose two rows are read as Model32 and Model64.
/// </summary>
public sealed class LandmarkCell
{
    /// <summary>Id of the experiment, the name of its results file.</summary>
    public const string Row = "A8";

    /// <summary>Passes over the faces in a full training; the paper gives none.</summary>
    public const int FullEpochs = 30;

    private static readonly Dictionary<(int Filters, string Column), double> ReportedMaximal = new()
    {
        [(32, "D-Align")] = 49.11,
        [(32, "D-Rot")] = 111.17,
        [(32, "D-Rot-FG")] = 68.60,
        [(64, "D-Align")] = 58.41,
        [(64, "D-Rot")] = 105.01,
        [(64, "D-Rot-FG")] = 46.65,
    };

    private LandmarkCell(int filters, FaceSet faces, bool generated, int epochs)
    {
        (Filters, Faces, Generated, Epochs) = (filters, faces, generated, epochs);
        Column = faces.Title() + (generated ? "-FG" : "");
    }

    /// <summary>The paper's six cells: those of Model32 and of Model64.</summary>
    public static IReadOnlyList<LandmarkCell> Table3 { get; } = [.. ForModel(32), .. ForModel(64)];

    /// <summary>Filters of each layer.</summary>
    public int Filters { get; }

    /// <summary>Which faces it is trained on and measured with.</summary>
    public FaceSet Faces { get; }

    /// <summary>Whether the filters of the encoder are generated.</summary>
    public bool Generated { get; }

    /// <summary>Passes over the faces.</summary>
    public int Epochs { get; }

    /// <summary>The cell's column as the paper writes it: <c>D-Align</c>, <c>D-Rot</c> or <c>D-Rot-FG</c>.</summary>
    public string Column { get; }

    /// <summary>The network's name as the paper writes it.</summary>
    public string Model => $"Model{Filters}";

    /// <summary>The paper's maximal error in percent; null where it has none.</summary>
    public double? PaperMaximal => ReportedMaximal.TryGetValue((Filters, Column), out double maximal) ? maximal : null;

    /// <summary>Names a cell.</summary>
    /// <param name="filters">Filters of each layer: 32 or 64 in the paper.</param>
    /// <param name="faces">D-Align or D-Rot.</param>
    /// <param name="generated">Whether the filters of the encoder are generated; in the paper on D-Rot only.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="filters"/> is below 1.</exception>
    public static LandmarkCell Of(int filters, FaceSet faces, bool generated)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(filters, 1);
        return new(filters, faces, generated, FullEpochs);
    }

    /// <summary>The three cells of a model: on D-Align, on D-Rot, and on D-Rot with generated filters.</summary>
    /// <param name="filters">Filters of each layer: 32 or 64 in the paper.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="filters"/> is below 1.</exception>
    public static IReadOnlyList<LandmarkCell> ForModel(int filters) =>
    [
        Of(filters, FaceSet.Align, generated: false),
        Of(filters, FaceSet.Rot, generated: false),
        Of(filters, FaceSet.Rot, generated: true),
    ];

    /// <summary>The same cell after a shorter or longer training, which the records then say.</summary>
    /// <param name="epochs">Passes over the faces.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epochs"/> is below 1.</exception>
    public LandmarkCell After(int epochs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        return new(Filters, Faces, Generated, epochs);
    }

    /// <summary>
    /// The recipe, which the paper does not give: batches of 64, and Adam, its rate falling from 0.001 to 0 along a cosine.
    /// </summary>
    /// <param name="epochs">Passes over the faces.</param>
    /// <param name="seed">Seed of the weights and of the order of the faces.</param>
    public static TrainerOptions Recipe(int epochs, long seed) =>
        new() { Epochs = epochs, BatchSize = 64, Seed = seed, Schedule = LearningRateSchedule.Cosine };

    /// <summary>Makes the network, with weights drawn from the current seed.</summary>
    public LandmarkNet CreateNetwork() => Generated ? new LandmarkFilterGenerationNet(Filters) : new LandmarkBaseline(Filters);

    /// <summary>
    /// How records name the network: <c>Model32 on D-Rot-FG</c>, with the faces if they are not MTFL's and the epochs if they are not
    /// those of a full training.
    /// </summary>
    /// <param name="drawn">Whether the faces are drawn.</param>
    public string Config(bool drawn = false) =>
        $"{Model} on {Column}{(drawn ? ", drawn faces" : "")}{(Epochs == FullEpochs ? "" : $", {Epochs} epochs")}";

    /// <summary>How records name an error.</summary>
    /// <param name="which"><c>mean</c> or <c>maximal</c>.</param>
    /// <param name="landmark">One of <see cref="LandmarkData.Landmarks"/>, or of all of them <c>AVG</c> (mean) and <c>all</c> (maximal).</param>
    public static string Metric(string which, string landmark) => $"{which} error in %, {landmark}";

    /// <summary>The mean and the maximal error over all landmarks, to be set beside measured ones.</summary>
    public IReadOnlyList<ExpectedResult> Expected() =>
    [
        new(Row, Config(), Metric("mean", "AVG")),
        new(Row, Config(), Metric("maximal", "all"), PaperMaximal),
    ];

    /// <summary>The mean and the maximal errors after a training: of each landmark and of all of them.</summary>
    /// <param name="run">The training.</param>
    /// <param name="errors">What was measured on the test faces.</param>
    /// <param name="drawn">Whether the faces are drawn: then the paper's numbers are about other faces, and left out.</param>
    public RunRecord[] Records(TrainingRun run, LandmarkErrors errors, bool drawn)
    {
        return
        [
            Record("mean", "AVG", errors.AverageMean, null),
            Record("maximal", "all", errors.LargestMaximal, drawn ? null : PaperMaximal),
            .. LandmarkData.Landmarks.Select((landmark, i) => Record("mean", landmark, errors.Mean[i], null)),
            .. LandmarkData.Landmarks.Select((landmark, i) => Record("maximal", landmark, errors.Maximal[i], null)),
        ];

        RunRecord Record(string which, string landmark, double value, double? paper) =>
            run.Record(Row, Config(drawn), Metric(which, landmark), value, paper);
    }

    /// <summary>The network, the faces, and what the paper reports.</summary>
    public override string ToString() => Config() + (PaperMaximal is { } maximal ? $" (paper: maximal error {maximal:F2} %)" : "");
}
