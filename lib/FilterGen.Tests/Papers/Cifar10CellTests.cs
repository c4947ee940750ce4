using FilterGen.Papers.FilterGeneration;
using FilterGen.Tests.Training;
using FilterGen.Training;
using TorchSharp;

namespace FilterGen.Tests.Papers;

public sealed class Cifar10CellTests
{
    [Fact]
    public void Names_find_the_networks_of_Figure_4()
    {
        Assert.Equal(["baseline", "baseline-FG", "VGG11"], Cifar10Cell.Figure4.Select(cell => cell.Config));
        Assert.All(Cifar10Cell.Figure4, cell => Assert.Same(cell, Cifar10Cell.Of(cell.Config)));
        Assert.StartsWith(
            "expected one of the networks baseline, baseline-FG, VGG11, found VGG16.",
            Assert.Throws<ArgumentException>("config", () => Cifar10Cell.Of("VGG16")).Message);
    }

    [Fact]
    public void Each_cell_makes_its_network()
    {
        using var scope = torch.NewDisposeScope();
        Assert.Equal(
            [typeof(Cifar10Baseline), typeof(FilterGenerationNet), typeof(Vgg11)],
            Cifar10Cell.Figure4.Select(cell => cell.CreateNetwork().GetType()));
    }

    [Fact]
    public void A_part_of_the_images_is_in_the_name()
    {
        var part = Cifar10Cell.Vgg11.On(5_000, 2_000, 20);
        Assert.Equal("VGG11, 5,000 training and 2,000 test images, 20 epochs", part.Config);
        Assert.Equal(part.Config, part.Expected(20)[0].Config);
        Assert.Equal("VGG11, 3 epochs", Cifar10Cell.Vgg11.On(50_000, 10_000, 3).Config);
        Assert.Same(Cifar10Cell.Vgg11, Cifar10Cell.Vgg11.On(50_000, 10_000));
        Assert.StartsWith(
            "expected 1 to 10000 images, found 0.",
            Assert.Throws<ArgumentOutOfRangeException>("testImages", () => Cifar10Cell.Vgg11.On(5_000, 0)).Message);
        Assert.Throws<ArgumentOutOfRangeException>("trainImages", () => Cifar10Cell.Vgg11.On(60_000, 1));
    }

    [Fact]
    public void The_rate_falls_along_a_cosine()
    {
        var recipe = Cifar10Cell.Recipe(36, seed: 3);
        Assert.Equal((36, 3, 1e-3), (recipe.Epochs, recipe.Seed, recipe.LearningRateAt(0, 100)));
        Assert.Equal(0.5e-3, recipe.LearningRateAt(50, 100), 1e-9);
    }

    [Fact]
    public void Records_are_what_the_table_has_places_for()
    {
        var cell = Cifar10Cell.Baseline;
        var run = Run(epochs: 3);
        var records = cell.Records(run);
        Assert.Equal([90.5, 91, 91.5, 40, 50, 60], records.Select(record => record.Value));
        Assert.Subset(records.Select(record => record.Metric).ToHashSet(), cell.Expected(3).Select(place => place.Metric).ToHashSet());
        Assert.All(records, record => Assert.Equal(("A9", "baseline", 3), (record.Row, record.Config, record.Epochs)));
        Assert.Equal(2, cell.Records(Run(epochs: 1)).Length);
    }

    [Fact]
    public void A_remedy_is_in_the_name()
    {
        var cell = Cifar10Cell.Generated;
        Assert.Same(cell, cell.With(null, 0));
        Assert.Equal("baseline-FG, flip and crop 4", cell.With(Augmentation.FlipAndCrop(4), 0).Config);
        Assert.Equal("baseline-FG, weight decay 0.0005, 3 epochs", cell.With(null, 0.0005).On(50_000, 10_000, 3).Config);
        Assert.Throws<ArgumentOutOfRangeException>(() => cell.With(null, -1));
    }

    [Fact]
    public void Records_give_the_curve_back()
    {
        var cell = Cifar10Cell.Baseline.On(5_000, 2_000, 3);
        var records = cell.Records(Run(epochs: 3));
        var curve = cell.Curve(records, 3, Cifar10Cell.TestMetric)!;
        Assert.Equal("baseline", curve.Name);
        Assert.Equal([40, 50, 60], curve.Y);
        Assert.Null(curve.Spread);

        var other = records.Select(record => record with { Seed = 2, Value = record.Value + 2 });
        var both = cell.Curve(records.Concat(other), 3, Cifar10Cell.TestMetric)!;
        Assert.Equal([41, 51, 61], both.Y);
        Assert.Equal(Math.Sqrt(2), both.Spread![0], 1e-12);

        Assert.Null(cell.Curve(records, 4, Cifar10Cell.TestMetric));
        Assert.Null(Cifar10Cell.Vgg11.Curve(records, 3, Cifar10Cell.TestMetric));
    }

    /// <summary>Training accuracies of 90.5 %, 91 %, 91.5 %; test accuracies of 40 %, 50 %, 60 %.</summary>
    private static TrainingRun Run(int epochs) => new()
    {
        Network = new TinyNet(),
        Data = "bars",
        Images = 90,
        Options = Cifar10Cell.Recipe(epochs, seed: 1),
        History = [.. Enumerable.Range(1, epochs).Select(epoch =>
            new EpochMetrics(epoch, Scored(0.9 + 0.005 * epoch), Scored(0.3 + 0.1 * epoch), LearningRate: 0, Seconds: 1))],
        Provenance = Provenance.Here(torch.CPU),
    };

    private static Metrics Scored(double accuracy) =>
        new(1, new Dictionary<string, double> { [Score.Accuracy.Name] = accuracy }, new Dictionary<string, double>());
}
