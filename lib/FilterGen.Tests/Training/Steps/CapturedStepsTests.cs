using FilterGen.Data;
using FilterGen.Papers.FilterGeneration;
using FilterGen.Training;

namespace FilterGen.Tests.Training.Steps;

/// <summary>Captured training steps, with a recording in the place of a CUDA graph.</summary>
[Collection(TrainingCollection.Name)]
public sealed class CapturedStepsTests
{
    private const int StepsPerEpoch = 6;

    [Fact]
    public void ThousandCapturedStepsGiveTheLossesOfAThousandPlainOnes()
    {
        using var data = new TinyData(train: 125 * 16, test: 30);
        AssertSameLosses(() => new TinyNet(), data, Fits.Options with { Epochs = 8, LearningRate = 1e-3 });
    }

    [Fact]
    public void ThousandCapturedStepsOfAFilterGenerationNetGiveTheLossesOfAThousandPlainOnes()
    {
        using var data = new Noise(train: 125 * 4, test: 8);
        AssertSameLosses(() => FilterGenerationNet.ForMnist(5, 2), data, Fits.Options with { Epochs = 8, BatchSize = 4, LearningRate = 1e-4 });
    }

    [Fact]
    public void AllButTheFirstStepsAndTheSmallerBatchesAreReplayed()
    {
        using var data = new TinyData();
        var graph = new Recording();
        var run = Trainer.Fit(() => new TinyNet(), data, Fits.Options with { NewGraph = _ => graph });
        Assert.Equal((1, 2 + 5 + 5, true), (graph.Captures, graph.Replays, graph.IsDisposed));
        Assert.Equal("captured", run.Provenance.Steps);
        Assert.Equal("Adam 0.01, batch 16; float32, captured", run.Record("A6", "tiny", "accuracy", run.Accuracy).Recipe);
    }

    [Fact]
    public void BatchesThatAreAllSmallerAreNeverCaptured()
    {
        using var data = new TinyData(train: 10, test: 3);
        var graph = new Recording();
        var run = Trainer.Fit(() => new TinyNet(), data, Fits.Options with { Epochs = 9, NewGraph = _ => graph });
        Assert.Equal((0, 0), (graph.Captures, graph.Replays));
        Assert.Equal("step by step", run.Provenance.Steps);
    }

    [Fact]
    public void ScheduleAndAugmentationGoIntoTheCapture()
    {
        var options = Fits.Options with
        {
            Epochs = 5,
            Schedule = LearningRateSchedule.Cosine,
            Augmentation = Augmentation.FlipAndCrop(1),
            WeightDecay = 0.01,
        };
        var (plain, captured) = (Fit(options), Fit(options with { NewGraph = _ => new Recording() }));
        foreach (var (left, right) in plain.History.Zip(captured.History))
        {
            Assert.Equal(left.Train.Loss, right.Train.Loss, 1e-5);
            Assert.Equal(left.Test.Loss, right.Test.Loss, 1e-5);
            Assert.Equal(left.LearningRate, right.LearningRate);
        }
    }

    [Fact]
    public void WithoutACaptureTrainingGoesOnWithTheSameResult()
    {
        using var output = new StringWriter();
        var captured = Fit(Fits.Options with { NewGraph = _ => new Recording() });
        var refused = Fit(Fits.Options with { NewGraph = _ => new RefusingGraph(), Output = output });
        Assert.Equal(Fits.StateOf(captured.Network), Fits.StateOf(refused.Network));
        Assert.Equal("step by step", refused.Provenance.Steps);
        var said = "Training step not captured: The device is made of stone. Training goes on step by step, with the same result.";
        Assert.Equal(2, output.ToString().Split(said).Length);
    }

    [Fact]
    public void GraphThatIsNotThereIsSaidAndTrainingGoesOn()
    {
        using var output = new StringWriter();
        var options = Fits.Options with
        {
            NewGraph = _ => throw new FilterGen.Training.Steps.CaptureException("There are no graphs here."),
            Output = output,
        };
        var run = Fit(options);
        Assert.Equal("step by step", run.Provenance.Steps);
        Assert.Contains("Training step not captured: There are no graphs here. Training goes on", output.ToString());
    }

    [Fact]
    public void ErrorOfTheNetworkWithinTheCaptureIsNotHidden()
    {
        using var data = new TinyData();
        using var network = new TinyNet();
        network.OnStep = step =>
        {
            if (step == 4) throw new InvalidOperationException("broken");
        };
        Assert.Equal("broken", Assert.Throws<InvalidOperationException>(
            () => Trainer.Fit(network, data, Fits.Options with { NewGraph = _ => new Recording() })).Message);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(StepsPerEpoch + 4)]
    [InlineData(2 * StepsPerEpoch)]
    public void StoppedTrainingGoesOnBitForBit(int stopAt)
    {
        using var folder = new TemporaryFolder();
        using var data = new TinyData();
        var options = Fits.Options with { NewGraph = _ => new Recording(), Augmentation = Augmentation.FlipAndCrop(1) };
        var whole = Fit(options);

        using var source = new CancellationTokenSource();
        var saving = options with { CheckpointFolder = folder.Path };
        using var network = new TinyNet();
        network.OnStep = step =>
        {
            if (step == stopAt) source.Cancel();
        };
        Seeds.Set(options.Seed);
        Assert.Throws<OperationCanceledException>(
            () => Trainer.Fit(() => new TinyNet { OnStep = network.OnStep }, data, saving with { Cancellation = source.Token }));
        Seeds.Set(123);
        var resumed = Trainer.Fit(new TinyNet(), data, saving);
        Assert.Equal(Fits.StateOf(whole.Network), Fits.StateOf(resumed.Network));
        Assert.Equal(whole.History.Select(epoch => epoch.Train.Loss), resumed.History.Select(epoch => epoch.Train.Loss));
    }

    [Fact]
    public void TrainingsThatAreBuiltInterleavedDoNotDisturbEachOther()
    {
        using var data = new TinyData();
        var options = Fits.Options with { NewGraph = _ => new Recording() };
        var alone = Fit(options);
        Seeds.Set(options.Seed);
        using var first = new TinyNet();
        Seeds.Set(options.Seed);
        using var second = new TinyNet();
        using var a = new TrainingLoop(first, data, options);
        using var b = new TrainingLoop(second, data, options);
        a.Run();
        b.Run();
        Assert.Equal(Fits.StateOf(alone.Network), Fits.StateOf(first));
        Assert.Equal(Fits.StateOf(alone.Network), Fits.StateOf(second));
    }

    private static TrainingRun Fit(TrainerOptions options)
    {
        using var data = new TinyData();
        return Trainer.Fit(() => new TinyNet(), data, options);
    }

    private static void AssertSameLosses(Func<Classifier> construct, ClassificationData data, TrainerOptions options)
    {
        var graph = new Recording();
        var plain = Losses(construct, data, options with { NewGraph = _ => new RefusingGraph() });
        var captured = Losses(construct, data, options with { NewGraph = _ => graph });
        Assert.Equal(997, graph.Replays);
        Assert.True(plain[^1] < plain[0]);
        Assert.All(plain.Zip(captured), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    private static float[] Losses(Func<Classifier> construct, ClassificationData data, TrainerOptions options)
    {
        Seeds.Set(options.Seed);
        using var network = new LossLog(construct(), steps: 1000);
        Trainer.Fit(network, data, options);
        return network.Losses;
    }
}
