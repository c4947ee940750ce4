using FilterGen.Training;
using Plotly.NET;
using static TorchSharp.torch;

namespace FilterGen.Tests.Training;

[Collection(TrainingCollection.Name)]
public sealed class TrainerTests
{
    [Fact]
    public void LearnsTheBars()
    {
        using var data = new TinyData();
        using var network = new TinyNet();
        var run = Trainer.Fit(network, data, Fits.Options with { Epochs = 8 });
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], run.History.Select(epoch => epoch.Epoch));
        Assert.True(run.Accuracy > 0.9, run.ToString());
        Assert.True(run.History[^1].Train.Loss < run.History[0].Train.Loss);
        Assert.Equal(run.Accuracy, run.AccuracyAt(8));
        Assert.Throws<ArgumentOutOfRangeException>(() => run.AccuracyAt(9));
        Assert.False(network.training);
    }

    [Fact]
    public void SameSeedGivesTheSameNetworkBitForBit()
    {
        var first = Fits.State(Fits.Options with { Seed = 7 });
        var second = Fits.State(Fits.Options with { Seed = 7 });
        var other = Fits.State(Fits.Options with { Seed = 8 });
        Assert.Equal(first, second);
        Assert.NotEqual(first["conv.weight"], other["conv.weight"]);
    }

    [Fact]
    public void SeedOfTheTrainingDecidesTheOrderOfTheSamples()
    {
        Assert.NotEqual(FromTheSameWeights(seed: 1)["conv.weight"], FromTheSameWeights(seed: 2)["conv.weight"]);
        Assert.Equal(FromTheSameWeights(seed: 1), FromTheSameWeights(seed: 1));
    }

    [Fact]
    public void ConstructingInsideEqualsSeedingAndConstructing()
    {
        using var data = new TinyData();
        Seeds.Set(5);
        using var network = new TinyNet();
        Trainer.Fit(network, data, Fits.Options with { Seed = 5 });
        Assert.Equal(Fits.State(Fits.Options with { Seed = 5 }), Fits.StateOf(network));
    }

    [Fact]
    public void MetricsAreMeansOverTheImages()
    {
        using var scope = NewDisposeScope();
        using var data = new TinyData(train: 40, test: 2500);
        using var network = new TinyNet();
        var measured = Trainer.Evaluate(network, data.Test);
        Assert.True(network.training);

        network.eval();
        var whole = network.Evaluate(data.Test.Images, data.Test.Labels);
        Assert.Equal(whole.Loss.to(float64).item<double>(), measured.Loss, 5);
        Assert.Equal(whole.Terms.Select(term => term.Name), measured.Terms.Keys);
        foreach (var (name, value) in whole.Terms) Assert.Equal(value.to(float64).item<double>(), measured.Terms[name], 5);
        var correct = whole.Output.argmax(1).eq(data.Test.Labels).sum().item<long>();
        Assert.Equal(correct / 2500.0, measured.Accuracy);
    }

    [Fact]
    public void MeasuringPutsTheModeOfEveryModuleBack()
    {
        using var data = new TinyData(train: 1, test: 3);
        using var network = new TinyNet();
        var frozen = network.modules().OfType<TorchSharp.Modules.BatchNorm2d>().Single();
        frozen.eval();
        Trainer.Evaluate(network, data.Test);
        Assert.True(network.training);
        Assert.All(network.modules(), module => Assert.Equal(module != frozen, module.training));
    }

    [Fact]
    public void TrainingMetricsAreThoseOfTheSteps()
    {
        using var data = new TinyData(train: 20, test: 3);
        using var network = new Recorder();
        var run = Trainer.Fit(network, data, Fits.Options with { Epochs = 1, BatchSize = 8 });
        Assert.Equal([8, 8, 4], network.Batches.Select(batch => (int)batch.Images));
        Assert.Equal(network.Batches.Sum(batch => batch.Images * batch.Loss) / 20, run.History[0].Train.Loss, 5);
    }

    [Fact]
    public void EveryEpochTakesEveryImageOnceInAnotherOrder()
    {
        using var data = new TinyData(train: 20, test: 3);
        using var network = new Recorder();
        Trainer.Fit(network, data, Fits.Options with { Epochs = 2, BatchSize = 1 });
        var brightness = network.Batches.ConvertAll(batch => batch.Brightness);
        var (first, second) = (brightness[..20], brightness[20..]);
        Assert.NotEqual(first, second);
        Assert.Equal(first.Order(), second.Order());
        Assert.Equal(20, first.Distinct().Count());
    }

    [Fact]
    public void RunGivesCurvesAndRecords()
    {
        using var data = new TinyData();
        using var network = new TinyNet();
        var run = Trainer.Fit(network, data, Fits.Options with { Epochs = 2 });
        Assert.Equal(4, GenericChart.countTrace(run.LossCurves().Chart));
        Assert.Equal(2, GenericChart.countTrace(run.AccuracyCurves().Chart));
        Assert.Equal(6, GenericChart.countTrace(run.Curves().Chart));
        Assert.StartsWith("tiny on bars: ", run.ToString());

        var record = run.Record("A6", "tiny", "test accuracy, %", 100 * run.Accuracy, paper: 98.25);
        Assert.Equal((1L, 2, 1, 98.25), (record.Seed, record.Epochs, record.Threads, record.Paper));
        Assert.StartsWith(Fits.Device.ToString(), record.Device);
        Assert.Matches(@"^\d+\.\d+", record.LibTorch);
        Assert.Matches("^([0-9a-f]{12}(-dirty)?|unknown)$", record.Commit);
    }

    [Fact]
    public void ThePolynomialScheduleIsThePapers()
    {
        var options = new TrainerOptions { LearningRate = 0.01, Schedule = LearningRateSchedule.Polynomial };
        Assert.Equal(0.01, options.LearningRateAt(0, 60));
        Assert.Equal(0.01 * Math.Pow(0.25, 0.9), options.LearningRateAt(45, 60), 1e-15);
        Assert.Equal(0.01 * Math.Pow(1.0 / 60, 0.9), options.LearningRateAt(59, 60), 1e-15);
        Assert.Equal("Adam 0.01 polynomial, batch 128", options.Recipe);
    }

    [Fact]
    public void CosineEndsNearZero()
    {
        var options = Fits.Options with { LearningRate = 0.1, Schedule = LearningRateSchedule.Cosine };
        Assert.Equal(0.1, options.LearningRateAt(0, 100), 12);
        Assert.Equal(0.05, options.LearningRateAt(50, 100), 12);
        Assert.InRange(options.LearningRateAt(99, 100), 0, 1e-4);
        using var data = new TinyData();
        using var network = new TinyNet();
        var run = Trainer.Fit(network, data, options);
        Assert.Equal(options.LearningRateAt(17, 18), run.History[^1].LearningRate, 12);
    }

    [Fact]
    public void ScheduleReachesTheOptimizer()
    {
        var constant = Fits.State(Fits.Options);
        var cosine = Fits.State(Fits.Options with { Schedule = LearningRateSchedule.Cosine });
        Assert.NotEqual(constant["conv.weight"], cosine["conv.weight"]);
    }

    [Fact]
    public void LossThatIsNoNumberStopsTheTraining()
    {
        using var data = new TinyData();
        using var network = new TinyNet();
        using (no_grad()) network.parameters().First().fill_(float.NaN);
        var error = Assert.Throws<ArithmeticException>(() => Trainer.Fit(network, data, Fits.Options));
        Assert.Contains("The loss is NaN in epoch 1 after step 6 of 6. Lower the learning rate", error.Message);
    }

    [Theory]
    [InlineData(0, 1, 0.1)]
    [InlineData(1, 0, 0.1)]
    [InlineData(1, 1, 0)]
    public void OptionsOutOfRangeAreRefused(int epochs, int batchSize, double rate)
    {
        using var data = new TinyData();
        using var network = new TinyNet();
        var options = Fits.Options with { Epochs = epochs, BatchSize = batchSize, LearningRate = rate };
        Assert.Throws<ArgumentOutOfRangeException>(() => Trainer.Fit(network, data, options));
    }

    private static Dictionary<string, byte[]> FromTheSameWeights(long seed)
    {
        using var data = new TinyData();
        Seeds.Set(0);
        using var network = new TinyNet();
        Trainer.Fit(network, data, Fits.Options with { Seed = seed });
        return Fits.StateOf(network);
    }

    [Theory]
    [InlineData(1000, 1L, 28L, 28L)]
    [InlineData(256, 3L, 32L, 32L)]
    [InlineData(64, 3L, 64L, 64L)]
    [InlineData(1, 3L, 2000L, 2000L)]
    public void Large_images_are_tested_fewer_at_once(int together, params long[] shape)
    {
        using var scope = NewDisposeScope();
        Assert.Equal(together, Trainer.TestBatchSize(empty([2, .. shape]), CPU));
        Assert.InRange(Trainer.TestBatchSize(empty([0, .. shape]), CPU), 1, 1000);
    }

    /// <summary>Notes what every training batch was.</summary>
    private sealed class Recorder : Classifier
    {
        private readonly TinyNet inner = new();

        public Recorder()
            : base("recorder") => RegisterComponents();

        public List<(double Images, double Brightness, double Loss)> Batches { get; } = [];

        public override Tensor forward(Tensor images) => inner.call(images);

        public override Objective Evaluate(Tensor images, Tensor labels)
        {
            var objective = inner.Evaluate(images, labels);
            if (training) Batches.Add((images.shape[0], images.sum().to(float64).item<double>(), objective.Loss.to(float64).item<double>()));
            return objective;
        }
    }
}
