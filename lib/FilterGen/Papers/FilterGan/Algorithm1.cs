using FilterGen.Training;
using static TorchSharp.torch.nn.functional;

namespace FilterGen.Papers.FilterGan;

/// <summary>
/// The paper's Algorithm 1: minibatch stochastic gradient descent training of D, G and Q. <see cref="Learn"/> is the inside of its
/// loop, line by line; the numbers at the line ends are the box's.
/// </summary>
/// <remarks>
/// Where the box leaves a choice: D is guessed and updated with the profiles of lines 3 to 6, and G and Q are then given the gradient
/// through the updated D, as GANs do. Q_θg in line 8 is read as Q_θq. By default D's and Q's updates are one (lines 7 and 9 at once);
/// <see cref="FilterGanOptions.SeparateUpdates"/> has them as the box does.
/// </remarks>
internal sealed class Algorithm1 : ILearningRule
{
    private readonly FilterGanNet gan;
    private readonly FilterGanOptions options;
    private readonly Func<long, Tensor>? noise;

    /// <summary>Begins with running means of zero.</summary>
    /// <param name="gan">The networks.</param>
    /// <param name="noise">What is to stand for the prior: m → z [m, 8]. Null draws from N(0, I).</param>
    public Algorithm1(FilterGanNet gan, Func<long, Tensor>? noise = null)
    {
        this.gan = gan;
        this.noise = noise;
        options = gan.Options;
        ThetaG = new(gan.Generator.named_parameters());
        ThetaD = new(options.SeparateUpdates ? gan.Discriminators.ThetaD : gan.Discriminators.named_parameters());
        if (options.SeparateUpdates) ThetaQ = new(gan.Discriminators.ThetaQ);
    }

    /// <summary>Moves G.</summary>
    internal RmsProp ThetaG { get; }

    /// <summary>Moves the shared layers and D's last one; where updates are not separate, Q's last one too.</summary>
    internal RmsProp ThetaD { get; }

    /// <summary>Moves the shared layers and Q's last one, where updates are separate.</summary>
    internal RmsProp? ThetaQ { get; }

    /// <inheritdoc/>
    public double LearningRate
    {
        set
        {
            ThetaG.LearningRate = value;
            ThetaD.LearningRate = options.DiscriminatorRate * value;
            if (ThetaQ is not null) ThetaQ.LearningRate = options.DiscriminatorRate * value;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<(string Name, Tensor Value)> State =>
        [.. Named("G", ThetaG), .. Named("D", ThetaD), .. ThetaQ is null ? [] : Named("Q", ThetaQ)];

    /// <summary>One iteration of the algorithm.</summary>
    /// <param name="images">Line 4's minibatch of m images, as they enter layer ℓ [m, C, H, W].</param>
    /// <param name="labels">Their digits, which only the accuracy that is watched needs.</param>
    public Objective Learn(Tensor images, Tensor labels)
    {
        var z = SampleNoise(images.shape[0]);                                       // 2
        var filters = gan.Generator.call(z);                                        // 3
        var before = images;                                                        // 4
        var (real, generated) = PassThroughClassifier(before, filters);             // 5
        var (guesses, recovered) = FeedDiscriminators(real, generated.detach());    // 6
        var lossD = UpdateDiscriminator(guesses, recovered, z);                     // 7
        var (lossG, errorOfZ) = UpdateGenerator(generated, z);                      // 8
        if (options.SeparateUpdates) UpdateQ(generated.detach(), z);                // 9

        using var off = no_grad();
        var logits = gan.Classifier.After(generated, options.Layer);
        return new(lossD + lossG, FilterGanScores.Of(logits, labels, guesses, recovered, z),
            [("discriminator", lossD), ("generator", lossG), ("error of z", errorOfZ)]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ThetaG.Dispose();
        ThetaD.Dispose();
        ThetaQ?.Dispose();
    }

    /// <summary>z ~ N(0, I): [m, 8].</summary>
    private Tensor SampleNoise(long m) => noise?.Invoke(m) ?? randn(m, options.NoiseLength, device: gan.Device);

    /// <summary>CNN_ℓ(I) and Conv(CNN_{ℓ−1}(I), G(z)), every image with filters of its own: two of [m, N, H, W].</summary>
    private (Tensor Real, Tensor Generated) PassThroughClassifier(Tensor before, Tensor filters) =>
        (gan.Classifier.Profile(before, gan.Classifier.Filters(options.Layer), options.Layer),
            gan.Classifier.Profile(before, filters, options.Layer));

    /// <summary>D's guesses [2·m], first of the real profiles, and Q's z [m] of the generated ones.</summary>
    private (Tensor Guesses, Tensor Recovered) FeedDiscriminators(Tensor real, Tensor generated)
    {
        var features = gan.Discriminators.call(cat([real, generated]));
        return (gan.Discriminators.Guess(features), gan.Discriminators.Recover(features.narrow(0, real.shape[0], real.shape[0])));
    }

    /// <summary>Ascends mean log D(real) + log(1 − D(generated)).</summary>
    private Tensor UpdateDiscriminator(Tensor guesses, Tensor recovered, Tensor z)
    {
        var halves = guesses.chunk(2);
        var loss = LogisticLoss(halves[0], real: true) + LogisticLoss(halves[1], real: false);
        ThetaD.Descend(options.SeparateUpdates ? loss : loss + options.Lambda * SquaredError(z, recovered));
        return loss.detach();
    }

    /// <summary>Descends mean log(1 − D(generated)), or ascends mean log D(generated), with λ‖z − Q(generated)‖².</summary>
    private (Tensor Loss, Tensor Error) UpdateGenerator(Tensor generated, Tensor z)
    {
        var features = gan.Discriminators.call(generated);
        var guesses = gan.Discriminators.Guess(features);
        var loss = options.Saturating ? -LogisticLoss(guesses, real: false) : LogisticLoss(guesses, real: true);
        var error = SquaredError(z, gan.Discriminators.Recover(features));
        ThetaG.Descend(loss + options.Lambda * error);
        return (loss.detach(), error.detach());
    }

    /// <summary>Descends λ/m Σ‖z − Q(generated)‖².</summary>
    private void UpdateQ(Tensor generated, Tensor z) =>
        ThetaQ!.Descend(options.Lambda * SquaredError(z, gan.Discriminators.Recover(gan.Discriminators.call(generated))));

    /// <summary>−mean log D, or −mean log(1 − D), of D's logits.</summary>
    internal static Tensor LogisticLoss(Tensor logits, bool real) => softplus(real ? -logits : logits).mean();

    /// <summary>1/m Σ‖z − z'‖².</summary>
    internal static Tensor SquaredError(Tensor z, Tensor recovered) => (z - recovered).square().sum(1).mean();

    private static IEnumerable<(string Name, Tensor Value)> Named(string of, RmsProp optimizer) =>
        optimizer.State.Select(entry => ($"{of}:{entry.Name}:square", entry.Square));
}
