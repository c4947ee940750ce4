using FilterGen.Papers.DynamicFilterLab;
using FilterGen.Tests.Training;
using FilterGen.Training;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers.DynamicFilterLab;

public sealed class LabCellTests
{
    [Fact]
    public void Names_find_the_networks()
    {
        Assert.Equal(LabCell.All.Count, LabCell.All.DistinctBy(cell => cell.Network).Count());
        Assert.All(LabCell.All, cell => Assert.Same(cell, LabCell.Of(cell.Network)));
        Assert.StartsWith(
            "expected one of dynamic filter; fixed filter; ",
            Assert.Throws<ArgumentException>("network", () => LabCell.Of("dynamic")).Message);
    }

    [Fact]
    public void Only_the_augmented_networks_see_changed_images()
    {
        Assert.Equal(
            ["dynamic filter, flip and crop 4", "fixed filter, flip and crop 4"],
            LabCell.All.Where(cell => cell.Recipe(1, seed: 1).Augmentation is not null).Select(cell => cell.Network));
    }

    [Fact]
    public void The_control_of_the_improvement_generates_nothing()
    {
        using var scope = NewDisposeScope();
        long Parameters(LabCell cell) => cell.Create(ResNetWeights.Random).parameters().Sum(parameter => parameter.numel());
        Assert.Equal(4096 * 256 + 256, Parameters(LabCell.Wide) - Parameters(LabCell.WideFixed));
    }

    [Fact]
    public void Records_are_what_the_table_has_places_for_and_name_the_start()
    {
        var cell = LabCell.FixedAugmented;
        var run = new TrainingRun
        {
            Network = new TinyNet(),
            Data = "bars",
            Images = 90,
            Options = cell.Recipe(2, seed: 3),
            History = [Epoch(1, 0.5, 0.4), Epoch(2, 0.7, 0.6)],
            Provenance = Provenance.Here(CPU),
        };
        var records = cell.Records(run, ResNetWeights.Random);
        Assert.Equal(cell.Expected(ResNetWeights.Random, 2).Select(place => place.Metric), records.Select(record => record.Metric));
        Assert.Equal([70, 60], records.Select(record => Math.Round(record.Value, 6)));
        Assert.All(records, record =>
        {
            Assert.Equal(("B8", "fixed filter, flip and crop 4, random start"), (record.Row, record.Config));
            Assert.EndsWith("; random start", record.Recipe, StringComparison.Ordinal);
        });
    }

    private static EpochMetrics Epoch(int epoch, double train, double test) =>
        new(epoch, Scored(train), Scored(test), LearningRate: 0, Seconds: 1);

    private static Metrics Scored(double accuracy) =>
        new(1, new Dictionary<string, double> { [Score.Accuracy.Name] = accuracy }, new Dictionary<string, double>());
}
