using FilterGen.Data;
using FilterGen.Filters;
using FilterGen.Training;

namespace FilterGen.Papers.FilterGan;

/// <summary>
/// How well a classifier does with other filters in one of its layers (section 5.2), and what the paper has no controls for: filters
/// with noise, and layers retrained behind the real filters. Sets of filters are [k, N, C, 3, 3], at least one, of finite numbers; a
/// distance between two sets is the norm of their difference in norms of the real set, ‖a − b‖ / ‖W‖.
/// </summary>
/// <param name="classifier">The classifier, frozen.</param>
/// <param name="layer">Number of the convolution.</param>
/// <param name="inputs">What enters it, of the same layer and classifier; the test images measure.</param>
public sealed class FilterQuality(FiveLayerNet classifier, int layer, LayerInputs inputs)
{
    private const int BatchSize = 500;

    private readonly LayerInputs inputs = Fitting(inputs, classifier, layer);

    private Tensor Real => classifier.Filters(layer);

    /// <summary>The real filters as one set [1, N, C, 3, 3].</summary>
    public Tensor RealSet => Real.detach().unsqueeze(0);

    /// <summary>Accuracy on the test images with each set, 0 to 1, nothing retrained.</summary>
    /// <param name="sets">The sets.</param>
    public double[] Accuracies(Tensor sets) => PerSet(sets, (profile, _, labels) =>
        classifier.After(profile, layer).argmax(1).eq(labels).to(float64));

    /// <summary>
    /// How far activation profiles with each set are from the real ones, ‖a − a_real‖ / ‖a_real‖ in the mean over the test images.
    /// </summary>
    /// <param name="sets">The sets.</param>
    public double[] Deviations(Tensor sets) => PerSet(sets, (profile, real, _) => FilterGanScores.Relative(profile, real, real).to(float64));

    /// <summary>Distances of sets to the real one.</summary>
    /// <param name="sets">The sets.</param>
    public double[] Distances(Tensor sets)
    {
        RequireSets(sets);
        using var scope = NewDisposeScope();
        return FilterGanScores.Relative(sets.detach(), RealSet, RealSet).cpu().to(float64).data<double>().ToArray();
    }

    /// <summary>The real filters with isotropic Gaussian noise added: the first control.</summary>
    /// <param name="distance">How far from the real set, at least 0.</param>
    /// <param name="count">How many sets, at least 1.</param>
    /// <param name="seed">Seed of the noise.</param>
    public Tensor Noisy(double distance, int count, long seed)
    {
        Guard.NotNegative(distance, nameof(distance));
        Guard.AtLeast(1, count, nameof(count));
        using var scope = NewDisposeScope();
        using var off = no_grad();
        using var generator = new Generator(unchecked((ulong)seed));
        var noise = randn([count, .. Real.shape], generator: generator).to(Real.device);
        var length = noise.flatten(1).norm(1).reshape(-1, 1, 1, 1, 1);
        return (RealSet + noise / length * (distance * Real.norm())).MoveToOuterDisposeScope();
    }

    /// <summary>The distance at which <see cref="Noisy"/> filters let activations deviate as far; they do so in proportion.</summary>
    /// <param name="deviation">The mean of <see cref="Deviations"/> that is wanted, at least 0.</param>
    /// <param name="seed">Seed of the noise.</param>
    public double NoiseDistance(double deviation, long seed)
    {
        Guard.NotNegative(deviation, nameof(deviation));
        using var noisy = Noisy(1, 4, seed);
        return deviation / Deviations(noisy).Average();
    }

    /// <summary>Random filters of the real ones' mean and deviation: what retraining alone achieves.</summary>
    /// <param name="seed">Seed of the filters.</param>
    public Tensor Random(long seed)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        using var generator = new Generator(unchecked((ulong)seed));
        return (randn([1, .. Real.shape], generator: generator).to(Real.device) * Real.std() + Real.mean()).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Averages the activations over the sets and trains all later layers again (section 5.2), on the images of <c>inputs</c>:
    /// Adam, its rate falling from 0.001 to 0 along a cosine, batches of 128.
    /// </summary>
    /// <param name="sets">The sets; one for no average.</param>
    /// <param name="epochs">Passes over the images.</param>
    /// <param name="seed">Seed of the order of the images.</param>
    /// <param name="behindReLU">
    /// Whether the mean is taken behind ReLU. The paper takes it of the convolutions; convolving is linear, so those ten sets are one,
    /// their mean.
    /// </param>
    /// <param name="fromScratch">Whether the later layers begin anew instead of where they are.</param>
    public TrainingRun Retrain(Tensor sets, int epochs, long seed = 1, bool behindReLU = false, bool fromScratch = false)
    {
        RequireSets(sets);
        using var maps = inputs.Then("retrained", before => behindReLU
            ? Mean(sets, set => nn.functional.relu(classifier.Profile(before, set, layer)))
            : nn.functional.relu(classifier.Profile(before, sets.mean([0]), layer)));
        return Trainer.Fit(() => new LaterLayers(classifier, layer, fromScratch), maps, new()
        {
            Epochs = epochs,
            Seed = seed,
            Schedule = LearningRateSchedule.Cosine,
            Output = TextWriter.Null,
        });
    }

    private static LayerInputs Fitting(LayerInputs inputs, FiveLayerNet classifier, int layer)
    {
        inputs.Require(classifier, layer);
        return inputs;
    }

    private void RequireSets(Tensor sets)
    {
        Guard.Shape(sets, nameof(sets), $"[k, {string.Join(", ", Real.shape)}]", [-1, .. Real.shape]);
        Guard.AtLeast(1, sets.shape[0], nameof(sets));
        Guard.Finite(sets, nameof(sets));
    }

    private static Tensor Mean(Tensor sets, Func<Tensor, Tensor> function)
    {
        var sum = function(sets[0]);
        for (long i = 1; i < sets.shape[0]; i++)
        {
            using var scope = NewDisposeScope();
            sum.add_(function(sets[i]));
        }
        return sum.div_(sets.shape[0]);
    }

    /// <summary>The mean over the test images of a number [B] for each image, for each set.</summary>
    private double[] PerSet(Tensor sets, Func<Tensor, Tensor, Tensor, Tensor> measure)
    {
        RequireSets(sets);
        using var off = no_grad();
        var sums = new double[sets.shape[0]];
        using var batches = new Batches(inputs.Test, BatchSize).GetEnumerator();
        while (true)
        {
            Thread.Sleep(0);        // delivers an interrupt of this thread
            using var scope = NewDisposeScope();
            if (!batches.MoveNext()) return [.. sums.Select(sum => sum / inputs.Test.Count)];
            var (images, labels, _) = batches.Current;
            var real = classifier.Profile(images, Real, layer);
            for (int i = 0; i < sums.Length; i++)
                sums[i] += measure(classifier.Profile(images, sets[i], layer), real, labels).sum().item<double>();
        }
    }
}
