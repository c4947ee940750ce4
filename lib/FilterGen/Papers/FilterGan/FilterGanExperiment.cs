using FilterGen.Data;
using FilterGen.Training;
using FilterGen.Training.Results;

namespace FilterGen.Papers.FilterGan;

/// <summary>
/// The paper's experiment (section 5) in one of the two profiles: on which images, for how long, and where what was trained is kept.
/// Each call trains, or loads what an earlier call trained with the same settings.
/// </summary>
/// <example><code>
/// var experiment = FilterGanExperiment.Of(Profile.Current, seed: 1);
/// var classifier = (FiveLayerNet)experiment.TrainClassifier().Network;
/// var gan = (FilterGanNet)experiment.TrainGan(classifier, layer: 4).Network;
/// Tensor filters = gan.Generator.call(randn(10, 8));         // [10, 24, 24, 3, 3]
/// </code></example>
public sealed class FilterGanExperiment
{
    private const int BatchSize = 32, QuickImages = 12_000;

    private readonly string folder;
    private readonly long seed;
    private readonly Dictionary<int, (double Lambda, int Rounds)> settings;

    private FilterGanExperiment(Profile profile, long seed)
    {
        this.seed = seed;
        folder = Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(Clone.Root, "artifacts", "checkpoints", "filter-gan"));
        Suffix = $"{profile.Name}-seed-{seed}";
        ClassifierImages = profile.Choose("images the classifier learns from", quick: 2_000, full: 60_000);
        GanImages = profile.Choose("images the GAN learns from", quick: QuickImages, full: 60_000);
        TestImages = profile.Choose("test images", quick: 1_000, full: 10_000);
        settings = new()
        {
            [4] = (profile.Choose("λ of layer 4", quick: 0.5, full: 2), profile.Choose("rounds of the GAN of layer 4", quick: 8, full: 2)),
            [2] = (profile.Choose("λ of layer 2", quick: 0.5, full: 4), profile.Choose("rounds of the GAN of layer 2", quick: 5, full: 2)),
        };
    }

    /// <summary>Passes over the images that the classifier is trained for, as in the paper.</summary>
    public int ClassifierEpochs => 10;

    /// <summary>Images that the classifier learns from, the first ones of MNIST.</summary>
    public int ClassifierImages { get; }

    /// <summary>Images that the GAN learns from.</summary>
    public int GanImages { get; }

    /// <summary>Images that everything is tested with.</summary>
    public int TestImages { get; }

    private string Suffix { get; }

    /// <summary>The settings of a profile.</summary>
    /// <param name="profile">It remembers the settings, so that it shows them.</param>
    /// <param name="seed">Seed of all weights, orders and noise.</param>
    public static FilterGanExperiment Of(Profile profile, long seed = 1) => new(profile, seed);

    /// <summary>λ of a layer's GAN. A classifier that has seen more images wants a larger one for filters that differ as much.</summary>
    /// <param name="layer">4 or 2, the paper's.</param>
    /// <exception cref="ArgumentOutOfRangeException">The layer is another.</exception>
    public double LambdaOf(int layer) => Settings(layer).Lambda;

    /// <summary>The digits that the GAN learns from and all is tested with; to be disposed.</summary>
    public Mnist Digits() => Mnist.Load(GanImages, TestImages);

    /// <summary>Trains the classifier, a <see cref="FiveLayerNet"/>: Adam, its rate falling from 0.001 to 0 along a cosine, batches of 128.</summary>
    public TrainingRun TrainClassifier()
    {
        using var digits = Mnist.Load(ClassifierImages, TestImages);
        return Trainer.Fit(() => new FiveLayerNet(), digits, new()
        {
            Epochs = ClassifierEpochs,
            Seed = seed,
            Schedule = LearningRateSchedule.Cosine,
            CheckpointFolder = Path.Combine(folder, "classifier", Suffix),
        });
    }

    /// <summary>Trains the GAN of a layer, a <see cref="FilterGanNet"/>, for the experiment's λ and rounds.</summary>
    /// <param name="classifier">The trained classifier; it is frozen.</param>
    /// <param name="inputs">What enters the layer, of <see cref="Digits"/>.</param>
    /// <param name="layer">4 or 2, the paper's.</param>
    public TrainingRun TrainGan(FiveLayerNet classifier, LayerInputs inputs, int layer) =>
        TrainGan(classifier, inputs, new() { Layer = layer, Lambda = LambdaOf(layer) }, Settings(layer).Rounds);

    /// <summary>Trains a GAN with other settings: RMSProp, its rates falling to 0 along a cosine, 32 noise vectors a step.</summary>
    /// <param name="classifier">The trained classifier; it is frozen.</param>
    /// <param name="inputs">What enters the layer, of <see cref="Digits"/>.</param>
    /// <param name="options">The settings.</param>
    /// <param name="rounds">Passes over the images.</param>
    /// <exception cref="ArgumentException">The inputs are of another layer than the options say, or of another classifier.</exception>
    public TrainingRun TrainGan(FiveLayerNet classifier, LayerInputs inputs, FilterGanOptions options, int rounds)
    {
        inputs.Require(classifier, options.Layer);
        using var watched = inputs.Watching((int)Math.Min(2_000, inputs.Test.Count));
        return Trainer.Fit(() => new FilterGanNet(classifier, options), watched, new()
        {
            Epochs = rounds,
            BatchSize = BatchSize,
            Seed = seed,
            Schedule = LearningRateSchedule.Cosine,
            CheckpointEverySteps = 500,
            CheckpointFolder = Path.Combine(folder, $"{options}", $"{Suffix}-{rounds}-rounds"),
        });
    }

    private (double Lambda, int Rounds) Settings(int layer) => settings.TryGetValue(layer, out var found)
        ? found
        : throw new ArgumentOutOfRangeException(nameof(layer), $"expected a layer of the experiment, 4 or 2, found {layer}.");
}
