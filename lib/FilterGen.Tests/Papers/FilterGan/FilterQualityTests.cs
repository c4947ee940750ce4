using FilterGen.Papers.FilterGan;
using FilterGen.Tests.Fixtures;
using FilterGen.Tests.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers.FilterGan;

[Collection(TrainingCollection.Name)]
public sealed class FilterQualityTests : IDisposable
{
    private readonly FiveLayerNet classifier = TinyGan.Classifier();
    private readonly LayerInputs inputs;
    private readonly FilterQuality quality;
    private readonly DisposeScope scope = NewDisposeScope();

    public FilterQualityTests()
    {
        inputs = TinyGan.Data(classifier);
        quality = new(classifier, 4, inputs);
    }

    public void Dispose()
    {
        scope.Dispose();
        inputs.Dispose();
        classifier.Dispose();
    }

    [Fact]
    public void The_real_set_has_the_classifiers_accuracy_and_deviates_by_nothing()
    {
        var own = classifier.After(classifier.Profile(inputs.Test.Images, classifier.Filters(4), 4), 4).argmax(1);
        var expected = own.eq(inputs.Test.Labels).to(float64).mean().item<double>();
        Assert.Equal([expected, expected], quality.Accuracies(cat([quality.RealSet, quality.RealSet])));
        Assert.Equal([0.0], quality.Deviations(quality.RealSet));
        Assert.Equal([0.0], quality.Distances(quality.RealSet));
    }

    [Fact]
    public void Noise_lies_at_the_distance_and_the_deviation_that_are_asked_for()
    {
        Assert.All(quality.Distances(quality.Noisy(0.7, 3, seed: 1)), distance => Assert.Equal(0.7, distance, 1e-5));
        var wanted = 0.25;
        var distance = quality.NoiseDistance(wanted, seed: 2);
        Assert.Equal(wanted, quality.Deviations(quality.Noisy(distance, 4, seed: 2)).Average(), 1e-5);
        Assert.False(quality.Noisy(1, 1, seed: 1).allclose(quality.Noisy(1, 1, seed: 2)));
    }

    [Fact]
    public void Layers_to_retrain_begin_where_the_classifier_is_or_anew()
    {
        var profile = classifier.Profile(inputs.Test.Images, classifier.Filters(4), 4);
        using LaterLayers copy = new(classifier, 4, fromScratch: false), anew = new(classifier, 4, fromScratch: true);
        copy.eval();
        anew.eval();
        Close.Assert(classifier.After(profile, 4), copy.forward(nn.functional.relu(profile)), 1e-6, "copied layers");
        Assert.False(anew.forward(nn.functional.relu(profile)).allclose(classifier.After(profile, 4)));
    }

    [Fact]
    public void Retraining_learns_and_leaves_the_classifier_as_it_was()
    {
        var before = Fits.StateOf(classifier);
        var run = quality.Retrain(quality.Noisy(0.1, 3, seed: 1), epochs: 30);
        Assert.Empty(TinyGan.Changed(before, Fits.StateOf(classifier)));
        Assert.True(run.History[^1].Train.Loss < run.History[0].Train.Loss);
    }

    [Fact]
    public void Averaging_before_ReLU_is_one_mean_set_and_behind_it_is_not()
    {
        var sets = quality.Noisy(3, 5, seed: 3);
        double Loss(Tensor of, bool behind) => quality.Retrain(of, epochs: 1, behindReLU: behind).History[0].Test.Loss;
        double before = Loss(sets, behind: false);
        Assert.Equal(Loss(sets.mean([0], keepdim: true), behind: false), before, 1e-6);
        Assert.NotEqual(Loss(sets, behind: true), before, 1e-5);
    }

    [Fact]
    public void Sets_of_another_shape_are_refused() =>
        Assert.Contains("[k, 24, 24, 3, 3]", Assert.Throws<ArgumentException>(() => quality.Accuracies(classifier.Filters(4))).Message);

    [Fact]
    public void No_sets_and_sets_that_are_no_numbers_are_refused()
    {
        string Told(Action act) => Assert.ThrowsAny<ArgumentException>(act).Message;
        Tensor none = quality.RealSet[..0], broken = quality.RealSet / 0;
        Assert.StartsWith("sets: expected at least 1, found 0", Told(() => quality.Accuracies(none)));
        Assert.StartsWith("sets: expected at least 1, found 0", Told(() => quality.Retrain(none, 1)));
        Assert.StartsWith("sets: expected finite numbers", Told(() => quality.Retrain(broken, 1)));
        Assert.StartsWith("sets: expected finite numbers", Told(() => quality.Distances(broken)));
        Assert.StartsWith("distance: expected a finite number of at least 0, found NaN", Told(() => quality.Noisy(double.NaN, 1, 1)));
        Assert.StartsWith("count: expected at least 1, found 0", Told(() => quality.Noisy(1, 0, 1)));
        Assert.StartsWith("deviation: expected a finite number of at least 0, found -1", Told(() => quality.NoiseDistance(-1, 1)));
        Assert.StartsWith("sets: expected at least 1, found 0", Told(() => new FilterMap(classifier.Filters(4), none)));
        Assert.StartsWith("sets: expected [k, 24, 12, 3, 3]", Told(() => new FilterMap(classifier.Filters(2), quality.RealSet)));
    }

    [Fact]
    public void Near_sets_cluster_by_filter_and_random_ones_do_not()
    {
        using var near = new FilterMap(classifier.Filters(4), quality.Noisy(0.1, 4, seed: 1));
        Assert.Equal((24, 4), (near.FilterCount, near.SetCount));
        Assert.Equal(100, near.NearestSame);
        Assert.InRange(near.Within / near.Between, 0.05, 0.2);
        Assert.True(near.Silhouette > 0.8);
        Assert.Equal([120, 120], near.Distances.shape);
        using var random = new FilterMap(classifier.Filters(4), cat([.. Enumerable.Range(0, 4).Select(i => quality.Random(i))]));
        Assert.True(random.NearestSame < 20);
        Assert.InRange(random.Within / random.Between, 0.9, 1.1);
    }

    [Fact]
    public void Thirds_of_the_channels_are_summed_into_colours()
    {
        var colors = FilterColors.Thirds(arange(6 * 9, dtype: float32).reshape(1, 6, 3, 3));
        Assert.Equal([1, 3, 3, 3], colors.shape);
        Assert.Equal([9f, 45, 81], colors[0, .., 0, 0].data<float>().ToArray());
        Assert.Contains("a multiple of 3", Assert.Throws<ArgumentException>(() => FilterColors.Thirds(zeros(4, 3, 3))).Message);
    }
}
