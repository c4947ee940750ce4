using FilterGen.Data;
using FilterGen.Papers.FilterGeneration;
using FilterGen.Training;
using Plotly.NET;
using static TorchSharp.torch;

namespace FilterGen.Tests.Training;

/// <summary>Networks with labels that are no classes, or without labels.</summary>
[Collection(TrainingCollection.Name)]
public sealed class NoClassifierTests
{
    private static readonly TrainerOptions Options = Fits.Options with { Epochs = 20, LearningRate = 0.1 };

    [Fact]
    public void LearnsPlaces()
    {
        using var data = new PointData();
        var run = Trainer.Fit(() => new PointNet(), data, Options);
        Assert.True(run.TestScore < 0.5 * PointNet.Error.Of(run.History[0].Test), run.ToString());
        Assert.Equal(run.History.Min(epoch => PointNet.Error.Of(epoch.Test)), PointNet.Error.Of(run.Best.Test));
        Assert.Equal(4, GenericChart.countTrace(run.Curves().Chart));
        Assert.Matches(@"^point on points: \d+\.\d{4} test error in pixels after 20 epochs", run.ToString());
        var error = Assert.Throws<InvalidOperationException>(() => run.Accuracy);
        Assert.Equal("expected the score 'accuracy', found error in pixels: this network is not judged by it.", error.Message);
    }

    [Fact]
    public void ScoreIsTheMeanOverTheImages()
    {
        using var scope = NewDisposeScope();
        using var data = new PointData();
        using var network = new PointNet();
        var measured = Trainer.Evaluate(network, data.Test);
        var distances = (network.call(data.Test.Images) - data.Test.Labels).pow(2).sum(2).sqrt();
        Assert.Equal(distances.mean().to(float64).item<double>(), PointNet.Error.Of(measured), 5);
    }

    [Fact]
    public void BestIsTheEpochWithTheLowestError()
    {
        using var folder = new TemporaryFolder();
        using var data = new PointData();
        var run = Trainer.Fit(() => new PointNet(), data, Options with { LearningRate = 3, CheckpointFolder = folder.Path });
        Assert.NotEqual(run.Best, run.History[^1]);
        using var best = new PointNet();
        Weights.Load(best, folder.File("best.safetensors"));
        Assert.Equal(PointNet.Error.Of(run.Best.Test), PointNet.Error.Of(Trainer.Evaluate(best, data.Test)));
    }

    [Fact]
    public void StoppedTrainingGoesOnBitForBit()
    {
        using var folder = new TemporaryFolder();
        using var data = new PointData();
        var whole = Trainer.Fit(() => new PointNet(), data, Options);
        var saving = Options with { CheckpointFolder = folder.Path };
        Trainer.Fit(() => new PointNet(), data, saving with { Epochs = 7 });
        var resumed = Trainer.Fit(() => new PointNet(), data, saving);
        Assert.Equal(Fits.StateOf(whole.Network), Fits.StateOf(resumed.Network));
        Assert.Equal(whole.History.Select(epoch => epoch.Test.Scores), resumed.History.Select(epoch => epoch.Test.Scores));
    }

    [Fact]
    public void NetworkWithoutScoresIsJudgedByItsLoss()
    {
        using var data = new Unlabelled();
        Assert.Contains(" after 1 epoch (", $"{Trainer.Fit(() => new Reconstruction(), data, Options with { Epochs = 1 })}");
        var run = Trainer.Fit(() => new Reconstruction(), data, Options);
        Assert.Equal(run.History[^1].Test.Loss, run.TestScore);
        Assert.Equal(run.History.Min(epoch => epoch.Test.Loss), run.Best.Test.Loss);
        Assert.True(run.TestScore < run.History[0].Test.Loss, run.ToString());
        Assert.Equal(2, GenericChart.countTrace(run.Curves().Chart));
    }

    [Fact]
    public void ScoresThatChangeAreRefused()
    {
        using var data = new PointData();
        using var network = new Fickle();
        var error = Assert.Throws<InvalidOperationException>(() => Trainer.Fit(network, data, Options));
        Assert.Equal("expected the scores a of the first batch, found 0 scores.", error.Message);
    }

    private sealed class Unlabelled() : ImageData("noise", new(rand([32, 1, 28, 28])), new(rand([8, 1, 28, 28])));

    private sealed class Reconstruction : TrainableNetwork
    {
        private readonly Autoencoder autoencoder = Autoencoder.ForMnist(5);

        public Reconstruction()
            : base("reconstruction") => RegisterComponents();

        public override Tensor forward(Tensor images) => autoencoder.call(images);

        public override Objective Evaluate(Tensor images, Tensor labels)
        {
            var output = autoencoder.Decode(autoencoder.Encode(images).Code);
            return new(nn.functional.binary_cross_entropy_with_logits(output, images), output, []);
        }
    }

    private sealed class Fickle : TrainableNetwork
    {
        private readonly PointNet inner = new();
        private int calls;

        public Fickle()
            : base("fickle") => RegisterComponents();

        public override Tensor forward(Tensor images) => inner.call(images);

        public override Objective Evaluate(Tensor images, Tensor labels) => inner.Evaluate(images, labels);

        public override IReadOnlyList<(string Name, Tensor Values)> Scores(Tensor output, Tensor labels) =>
            calls++ == 0 ? [("a", output)] : [];
    }
}
