using System.Diagnostics;
using FilterGen.Training;
using static TorchSharp.torch;

namespace FilterGen.Tests.Training;

[Collection(TrainingCollection.Name)]
public sealed class ResumeTests
{
    private const int StepsPerEpoch = 6;

    [Theory]
    [InlineData(1, LearningRateSchedule.Constant)]
    [InlineData(4, LearningRateSchedule.Constant)]
    [InlineData(StepsPerEpoch, LearningRateSchedule.Cosine)]
    [InlineData(StepsPerEpoch + 1, LearningRateSchedule.Cosine)]
    [InlineData(2 * StepsPerEpoch + 5, LearningRateSchedule.Constant)]
    public void StoppedTrainingGoesOnBitForBit(int stopAt, LearningRateSchedule schedule)
    {
        using var folder = new TemporaryFolder();
        var options = Fits.Options with { Schedule = schedule };
        using var data = new TinyData();
        var whole = Trainer.Fit(() => new TinyNet(), data, options);

        using var source = new CancellationTokenSource();
        var saving = options with { CheckpointFolder = folder.Path };
        Assert.Throws<OperationCanceledException>(() => Trainer.Fit(
            () => new TinyNet { OnStep = step => Cancel(source, step == stopAt) }, data, saving with { Cancellation = source.Token }));
        Seeds.Set(123); // Other weights and another generator state, which the checkpoint must replace.
        var resumed = Trainer.Fit(new TinyNet(), data, saving);

        AssertSame(whole, resumed);
    }

    [Fact]
    public void KilledProcessGoesOnBitForBit()
    {
        using var folder = new TemporaryFolder();
        using var data = new TinyData();
        var whole = Trainer.Fit(() => new TinyNet(), data, Fits.Options);

        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        using (var child = Process.Start(dotnet, [typeof(KilledTraining).Assembly.Location, KilledTraining.Command, folder.Path]))
        {
            var ended = child.WaitForExit(TimeSpan.FromMinutes(3));
            if (!ended) child.Kill();
            Assert.True(ended, "The training did not come to the step at which it kills itself.");
            Assert.Equal(KilledTraining.ExitCode, child.ExitCode);
        }
        var file = folder.File("last.safetensors");
        Assert.Equal((1, 4), StepsOf(file));
        var resumed = Trainer.Fit(new TinyNet(), data, KilledTraining.Options(folder.Path));

        AssertSame(whole, resumed);
    }

    [Fact]
    public void FinishedTrainingIsLoadedNotRepeated()
    {
        using var folder = new TemporaryFolder();
        using var data = new TinyData();
        var options = Fits.Options with { CheckpointFolder = folder.Path };
        var first = Trainer.Fit(() => new TinyNet(), data, options);
        using var output = new StringWriter();
        var network = new TinyNet();
        var second = Trainer.Fit(network, data, options with { Output = output, Threads = 2 });
        Assert.Equal(0, network.Steps);
        Assert.Equal(first.Provenance, second.Provenance);
        AssertSame(first, second);
        Assert.Contains("Loaded a finished training of 3 epochs", output.ToString());
    }

    [Fact]
    public void ConstantRateCanGoOnForMoreEpochs()
    {
        using var folder = new TemporaryFolder();
        using var data = new TinyData();
        var options = Fits.Options with { CheckpointFolder = folder.Path };
        Trainer.Fit(() => new TinyNet(), data, options with { Epochs = 1 });
        var longer = Trainer.Fit(() => new TinyNet(), data, options);
        AssertSame(Trainer.Fit(() => new TinyNet(), data, Fits.Options), longer);
    }

    [Fact]
    public void WithoutResumeATrainingStartsOver()
    {
        using var folder = new TemporaryFolder();
        using var data = new TinyData();
        var options = Fits.Options with { CheckpointFolder = folder.Path, Resume = false };
        Trainer.Fit(() => new TinyNet(), data, options);
        var network = new TinyNet();
        Trainer.Fit(network, data, options with { BatchSize = 45 });
        Assert.Equal(6, network.Steps);
    }

    [Fact]
    public void BestHoldsTheWeightsOfTheBestEpoch()
    {
        using var folder = new TemporaryFolder();
        using var data = new TinyData();
        using var network = new TinyNet();
        network.OnStep = step => Forget(network, now: step == 4 * StepsPerEpoch + 1);
        var run = Trainer.Fit(network, data, Fits.Options with { Epochs = 5, CheckpointFolder = folder.Path });
        Assert.True(run.Accuracy < run.Best.Test.Accuracy, run.ToString());
        Weights.Load(network, folder.File("best.safetensors"));
        Assert.Equal(run.Best.Test.Accuracy, Trainer.Evaluate(network, data.Test).Accuracy);
    }

    private static void Forget(TinyNet network, bool now)
    {
        using var _ = no_grad();
        if (now)
            foreach (var parameter in network.parameters()) parameter.zero_();
    }

    private static void Cancel(CancellationTokenSource source, bool now)
    {
        if (now) source.Cancel();
    }

    private static (int Epochs, int Step) StepsOf(string file)
    {
        using var reader = new FilterGen.Training.Checkpoints.SafetensorsReader(file);
        var info = FilterGen.Training.Checkpoints.CheckpointInfo.FromJson(reader.Metadata["checkpoint"]);
        return (info.History.Count, info.Step);
    }

    private static void AssertSame(TrainingRun expected, TrainingRun actual)
    {
        Assert.Equal(Fits.StateOf(expected.Network), Fits.StateOf(actual.Network));
        foreach (var (left, right) in expected.History.Zip(actual.History))
        {
            Assert.Equal((left.Epoch, left.LearningRate), (right.Epoch, right.LearningRate));
            AssertSame(left.Train, right.Train);
            AssertSame(left.Test, right.Test);
        }
        Assert.Equal(expected.History.Count, actual.History.Count);
    }

    private static void AssertSame(Metrics expected, Metrics actual)
    {
        Assert.Equal((expected.Loss, expected.Accuracy), (actual.Loss, actual.Accuracy));
        Assert.Equal(expected.Terms, actual.Terms);
    }
}
