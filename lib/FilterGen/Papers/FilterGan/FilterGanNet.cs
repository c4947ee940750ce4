using FilterGen.Training;

namespace FilterGen.Papers.FilterGan;

/// <summary>
/// The paper's Figure 1: a trained classifier that never changes, a generator for the filters of one of its layers, and the two
/// discriminators that see activations only. <see cref="Trainer"/> trains it by <see cref="Algorithm1"/> on what enters the layer
/// (<see cref="LayerInputs"/>), so that the layers before it are computed once.
/// </summary>
/// <remarks>
/// A training counts as failed, and stops before it replaces the checkpoint, where a number of the test is not finite. Unless told
/// otherwise, it also does where all z give nearly the same filters or nearly the
/// same activations (the sets' or the activations' distance is below <see cref="DiversityFloor"/>), or where D tells nearly all
/// profiles apart while the classifier cannot read most digits with generated filters.
/// </remarks>
public sealed class FilterGanNet : TrainableNetwork
{
    /// <summary>Distance between generated sets, and between their activations, below which the generator has collapsed.</summary>
    public const double DiversityFloor = 0.05;

    private const int ProbeCount = 8;
    private const double SureOfItself = 0.99, Unreadable = 0.5;

    private const string Probes = "probes";     // the z of every test, [8, noise length]

    /// <summary>Freezes a trained classifier and builds G, D and Q for one of its layers.</summary>
    /// <param name="classifier">The classifier; it is frozen, and shared by all GANs made of it.</param>
    /// <param name="options">The layer, λ and the rest; null takes the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public FilterGanNet(FiveLayerNet classifier, FilterGanOptions? options = null) : base($"FilterGan, {options ??= new()}")
    {
        options.Validate();
        Options = options;
        Classifier = classifier.Freeze();
        Generator = new(classifier.Filters(Layer), options.NoiseLength);
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var profile = classifier.Before(zeros(1, 1, 28, 28, device: Device), Layer);
        Discriminators = new(classifier.Filters(Layer).shape[0], profile.shape[2], options.NoiseLength);
        register_module("classifier", Classifier);
        register_module("generator", Generator);
        register_module("discriminators", Discriminators);
        register_buffer(Probes, randn(ProbeCount, options.NoiseLength).DetachFromDisposeScope());
    }

    /// <summary>What is varied.</summary>
    public FilterGanOptions Options { get; }

    /// <summary>ℓ: the convolution whose filters are generated.</summary>
    public int Layer => Options.Layer;

    /// <summary>The CNN, frozen.</summary>
    public FiveLayerNet Classifier { get; }

    /// <summary>G.</summary>
    public FilterGenerator Generator { get; }

    /// <summary>D and Q.</summary>
    public Discriminators Discriminators { get; }

    /// <summary>The accuracy of the classifier with generated filters.</summary>
    public override Score JudgedBy => Score.Accuracy;

    /// <summary>Where the networks are.</summary>
    internal Device Device => Classifier.Filters(Layer).device;

    /// <summary>Classifies with filters generated from noise that is drawn for every image: what enters the layer [B, C, H, W] → logits.</summary>
    public override Tensor forward(Tensor before) =>
        Classifier.After(Classifier.Profile(before, Generator.call(randn(before.shape[0], Options.NoiseLength, device: Device)), Layer), Layer);

    /// <summary>Measures, without learning, with eight sets of filters whose z are drawn once; image i has the set i mod 8.</summary>
    /// <param name="images">What enters the layer [B, C, H, W].</param>
    /// <param name="labels">The digits [B].</param>
    public override Objective Evaluate(Tensor images, Tensor labels)
    {
        var probes = get_buffer(Probes)!;
        var sets = Generator.call(probes);                                                              // [8, N, C, 3, 3]
        var mine = arange(images.shape[0], device: Device) % ProbeCount;
        var others = (mine + 1) % ProbeCount;
        var realSet = Classifier.Filters(Layer);
        Tensor real = Classifier.Profile(images, realSet, Layer), generated = Classifier.Profile(images, sets[mine], Layer);
        var (logits, z) = (Classifier.After(generated, Layer), probes[mine]);
        var features = Discriminators.call(cat([real, generated]));
        Tensor guesses = Discriminators.Guess(features), recovered = Discriminators.Recover(features.chunk(2)[1]);
        Tensor lossD = Algorithm1.LogisticLoss(guesses.chunk(2)[0], real: true) + Algorithm1.LogisticLoss(guesses.chunk(2)[1], real: false);
        var lossG = Options.Saturating
            ? -Algorithm1.LogisticLoss(guesses.chunk(2)[1], real: false) : Algorithm1.LogisticLoss(guesses.chunk(2)[1], real: true);
        Tensor[] distances =
        [
            FilterGanScores.Relative(sets[mine], sets[others], realSet.unsqueeze(0)),
            FilterGanScores.Relative(sets[mine], realSet.unsqueeze(0), realSet.unsqueeze(0)),
            FilterGanScores.Relative(generated, Classifier.Profile(images, sets[others], Layer), real),
            FilterGanScores.Relative(generated, real, real),
        ];
        return new(lossD + lossG, cat([FilterGanScores.Of(logits, labels, guesses, recovered, z), stack(distances, 1)], 1),
            [("discriminator", lossD), ("generator", lossG), ("error of z", Algorithm1.SquaredError(z, recovered))]);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, Tensor Values)> Scores(Tensor output, Tensor labels) => FilterGanScores.Named(output);

    /// <summary>Training mode is for G, D and Q; the classifier's batch normalisation keeps its statistics.</summary>
    public override void train(bool on = true)
    {
        base.train(on);
        Classifier.eval();
    }

    internal override ILearningRule LearningRule(TrainerOptions options) => new Algorithm1(this);

    internal override string Recipe(TrainerOptions options) => string.Create(CultureInfo.InvariantCulture,
        $"RMSProp {options.LearningRate} (G), {options.LearningRate * Options.DiscriminatorRate} (D, Q), batch {options.BatchSize}, {Options}");

    internal override string? Failure(EpochMetrics epoch)
    {
        if (epoch.Test.Scores.FirstOrDefault(score => !double.IsFinite(score.Value)).Key is { } lost)
            return $"the training has run away: {lost} is not a finite number. "
                + $"Lower the learning rate, and Lambda (now {Options.Lambda}) if it is large.";
        if (!Options.StopsAtFailure) return null;
        double sets = FilterGanScores.SetDistance.Of(epoch.Test), activations = FilterGanScores.ActivationDistance.Of(epoch.Test);
        if (!(sets >= DiversityFloor && activations >= DiversityFloor))
            return string.Create(CultureInfo.InvariantCulture, $"the generator has collapsed: two sets of filters are {sets:F3} apart and their "
                + $"activations {activations:F3}, expected at least {DiversityFloor}. Raise Lambda (now {Options.Lambda}) or train for fewer epochs.");
        double guessed = Math.Min(FilterGanScores.RealSeen.Of(epoch.Test), FilterGanScores.GeneratedSeen.Of(epoch.Test));
        return guessed < SureOfItself || epoch.Test.Accuracy > Unreadable
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"D tells {100 * guessed:F1} % of the profiles apart and the classifier reads "
                + $"{100 * epoch.Test.Accuracy:F1} % of the digits: G no longer learns. Set Saturating = false, or lower DiscriminatorRate "
                + $"(now {Options.DiscriminatorRate}).");
    }
}
