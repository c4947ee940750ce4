using FilterGen.Data;
using FilterGen.Papers.FilterGeneration;
using FilterGen.Tests.Fixtures;
using FilterGen.Tests.Training;
using FilterGen.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers;

/// <summary>Swaps on an untrained network whose filters differ strongly from image to image, and on one whose filters do not.</summary>
[Collection(TrainingCollection.Name)]
public sealed class SampleSwapTests : IDisposable
{
    private const int Images = 520;         // more than go through the network at once

    private readonly DisposeScope scope = NewDisposeScope();
    private readonly FilterGenerationNet net;
    private readonly ImageSet set;

    public SampleSwapTests()
    {
        manual_seed(7);
        net = FilterGenerationNet.ForMnist(encoderFilters: 4, repositorySize: 3);
        Scale(40);
        // Strokes at changing places: images that differ more than noise does.
        var images = rand([Images, 1, 1, 28]).round() * rand([Images, 1, 28, 1]).round();
        set = new(images, arange(Images, int64).remainder(10));
    }

    public void Dispose()
    {
        set.Dispose();
        scope.Dispose();
    }

    [Fact]
    public void Own_filters_give_the_plain_accuracy()
    {
        using var swap = new SampleSwap(net, set, set);
        var own = swap.With(SwapPartner.Itself);
        Assert.Equal(Classified(net.forward), own.Predictions);
        Assert.Equal(Trainer.Evaluate(net, set).Accuracy, own.Accuracy, 1e-9);
        Assert.Equal(own.Accuracy, own.FollowsFilters);
        Assert.InRange(own.Predictions.Distinct().Count(), 3, 10);
    }

    [Fact]
    public void An_image_gets_the_filters_of_its_partner()
    {
        using var swap = new SampleSwap(net, set, set);
        long[] partners = SwapPairs.Draw(swap.With(SwapPartner.Itself).Labels, SwapPartner.OtherClass, seed: 5);
        var other = swap.With(SwapPartner.OtherClass, seed: 5);
        Assert.Equal(Classified(images => net.Prediction.forward(images, net.Features(images[tensor(partners)]))), other.Predictions);
        Assert.NotEqual(Classified(net.forward), other.Predictions);
        Assert.Equal(partners.Select(partner => partner % 10), other.FilterLabels);
    }

    [Fact]
    public void The_order_of_the_images_does_not_matter()
    {
        long[] order = [.. Enumerable.Range(0, Images).Select(i => (long)(i * 7 % Images))];
        long[] partners = [.. Enumerable.Range(0, Images).Select(i => (i + 3L) % Images)];
        using ImageSet reordered = new(set.Images[tensor(order)], set.Labels[tensor(order)]);
        using SampleSwap swap = new(net, set, set), moved = new(net, reordered, set);
        var before = swap.With(partners);
        var after = moved.With([.. order.Select(place => (long)Array.IndexOf(order, partners[place]))]);
        Assert.Equal(order.Select(place => before.Predictions[(int)place]), after.Predictions);
        Assert.Equal(order.Select(place => before.FilterLabels![(int)place]), after.FilterLabels);
    }

    [Fact]
    public void Mean_features_make_the_mean_filters()
    {
        net.eval();
        using var off = no_grad();
        foreach (var (features, stage) in net.Features(set.Images).Zip(net.Prediction.GeneratedStages))
        {
            var filters = stage.Conv.GenerateFilters(features);
            Assert.True(filters.std([0]).max().item<float>() > 0.01);
            Close.Assert(filters.mean([0], keepdim: true), stage.Conv.GenerateFilters(features.mean([0], keepdim: true)), 1e-3, "filters");
        }
    }

    [Fact]
    public void Mean_filters_are_those_of_the_set_that_is_named()
    {
        using ImageSet other = new(set.Images.roll([1], [3]), set.Labels);
        using var swap = new SampleSwap(net, set, other);
        IReadOnlyList<Tensor> MeanFeatures(Tensor images) => [.. net.Features(images).Select(f => f.mean([0], true).expand(Images, -1))];
        Assert.Equal(Classified(images => net.Prediction.forward(images, MeanFeatures(other.Images))), swap.WithMean().Predictions);
        Assert.Equal(
            Classified(images => net.Prediction.forward(images, MeanFeatures(other.Images[other.Labels.eq(3)]))),
            swap.WithMeanOfClass(3).Predictions);
        var own = swap.WithMeanOfClass();
        Assert.Equal(own.Labels, own.FilterLabels);
        Assert.Equal(swap.WithMeanOfClass(3).Predictions[13], own.Predictions[13]);
    }

    [Fact]
    public void Where_filters_do_not_depend_on_images_swapping_changes_nothing()
    {
        Scale(0);
        using var swap = new SampleSwap(net, set, set);
        var own = swap.With(SwapPartner.Itself).Predictions;
        SwapOutcome[] swapped =
            [swap.With(SwapPartner.SameClass), swap.With(SwapPartner.OtherClass), swap.WithMean(), swap.WithMeanOfClass()];
        Assert.All(swapped, outcome => Assert.Equal(own, outcome.Predictions));
    }

    [Fact]
    public void The_network_is_left_as_it_was()
    {
        net.train();
        using var swap = new SampleSwap(net, set, set);
        swap.With(SwapPartner.Any);
        Assert.True(net.training && net.Autoencoder.training);
    }

    [Fact]
    public void Filters_that_are_not_there_are_refused()
    {
        using var swap = new SampleSwap(net, set, set);
        Assert.Equal("expected sources of filters from 0 to 9, found 10 to 10.",
            Assert.Throws<ArgumentException>(() => swap.WithMeanOfClass(10)).Message);
        Assert.Equal("expected filters for 520 images, found 2.", Assert.Throws<ArgumentException>(() => swap.With([0L, 1L])).Message);
        using ImageSet few = set.Take(9);
        Assert.StartsWith("expected images of the classes 0 to 9, found none of class 9.",
            Assert.Throws<ArgumentException>("meansOf", () => new SampleSwap(net, set, few)).Message);
    }

    /// <summary>Multiplies how much the coefficients depend on the features.</summary>
    private void Scale(double factor)
    {
        using var off = no_grad();
        foreach (var stage in net.Prediction.GeneratedStages)
        {
            foreach (var (name, parameter) in stage.Conv.Coefficients.named_parameters())
                if (name.EndsWith("weight", StringComparison.Ordinal)) parameter.mul_(factor);
        }
    }

    private long[] Classified(Func<Tensor, Tensor> classify)
    {
        net.eval();
        using var off = no_grad();
        return classify(set.Images).argmax(1).data<long>().ToArray();
    }
}
