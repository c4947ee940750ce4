using FilterGen.Data;
using FilterGen.Papers.FilterGeneration;
using FilterGen.Tests.Training.Steps;
using FilterGen.Training;
using static TorchSharp.torch;

namespace FilterGen.Tests.Training.Cuda;

/// <summary>Training steps in a real CUDA graph.</summary>
[Collection(TrainingCollection.Name)]
public sealed class CapturedTrainingTests
{
    [CudaFact]
    public void ThousandCapturedStepsGiveTheLossesOfAThousandPlainOnes()
    {
        using var data = new TinyData(train: 125 * 16, test: 30);
        AssertSameLosses(() => new TinyNet(), data, Gpu.Captured with { Epochs = 8, LearningRate = 1e-3 });
    }

    [CudaFact]
    public void ThousandCapturedStepsOfAFilterGenerationNetGiveTheLossesOfAThousandPlainOnes()
    {
        using var data = new Noise(train: 125 * 4, test: 8);
        AssertSameLosses(
            () => FilterGenerationNet.ForMnist(5, 2), data, Gpu.Captured with { Epochs = 8, BatchSize = 4, LearningRate = 1e-4 });
    }

    [CudaFact]
    public void ScheduleAndAugmentationGoIntoTheCapture()
    {
        using var _ = Gpu.SameBits();
        var options = Gpu.Captured with
        {
            Epochs = 5,
            Schedule = LearningRateSchedule.Cosine,
            Augmentation = Augmentation.FlipAndCrop(1),
        };
        var (captured, plain) = (Gpu.Fit(options), Gpu.Fit(options with { Capture = false }));
        Assert.Equal(("captured", "step by step"), (captured.Provenance.Steps, plain.Provenance.Steps));
        foreach (var (left, right) in plain.History.Zip(captured.History))
        {
            Assert.Equal(left.Train.Loss, right.Train.Loss, 1e-5);
            Assert.Equal(left.Test.Loss, right.Test.Loss, 1e-5);
        }
    }

    [CudaFact]
    public void SameSeedGivesTheSameResult()
    {
        using var _ = Gpu.SameBits();
        Assert.Equal(Fits.StateOf(Gpu.Fit(Gpu.Captured).Network), Fits.StateOf(Gpu.Fit(Gpu.Captured).Network));
    }

    [CudaFact]
    public void StoppedTrainingGoesOnWithTheSameResult()
    {
        using var _ = Gpu.SameBits();
        using var folder = new TemporaryFolder();
        using var data = new TinyData();
        var options = Gpu.Captured with
        {
            Augmentation = Augmentation.FlipAndCrop(1),
            CheckpointFolder = folder.Path,
            CheckpointEverySteps = 4,
        };
        var whole = Gpu.Fit(options with { CheckpointFolder = null });

        // Stopped in the test of the third epoch; the checkpoint before it is of that epoch's fourth step.
        Seeds.Set(options.Seed);
        var tests = 0;
        using var stopped = new Watched(new TinyNet());
        stopped.OnTest = () =>
        {
            if (++tests == 3) throw new ThreadInterruptedException();
        };
        Assert.Throws<OperationCanceledException>(() => Trainer.Fit(stopped, data, options));
        Seeds.Set(123);
        using var other = new Watched(new TinyNet());
        var resumed = Trainer.Fit(other, data, options);
        Assert.Equal(Fits.StateOf(whole.Network).Values, Fits.StateOf(resumed.Network).Values);
    }

    [CudaFact]
    public void StepThatReadsFromTheGpuIsNotCapturedAndTheReasonIsSaid()
    {
        using var _ = Gpu.SameBits();
        using var data = new TinyData();
        using var output = new StringWriter();
        var plain = Gpu.Fit(Gpu.Plain);
        Seeds.Set(Gpu.Captured.Seed);
        using var network = new Watched(new TinyNet());
        network.OnStep = _ => network.parameters().First().sum().ToSingle();
        var run = Trainer.Fit(network, data, Gpu.Captured with { Output = output });
        Assert.Equal("step by step", run.Provenance.Steps);
        Assert.Contains("Training step not captured: ", output.ToString());
        Assert.Equal(Fits.StateOf(plain.Network).Values, Fits.StateOf(network).Values);
        Assert.Equal("captured", Gpu.Fit(Gpu.Captured).Provenance.Steps);
    }

    [CudaFact]
    public void TrainingsThatAreBuiltInterleavedDoNotDisturbEachOther()
    {
        using var _ = Gpu.SameBits();
        using var data = new TinyData();
        var alone = Gpu.Fit(Gpu.Captured);
        Seeds.Set(Gpu.Captured.Seed);
        using var first = new TinyNet();
        Seeds.Set(Gpu.Captured.Seed);
        using var second = new TinyNet();
        using var a = new TrainingLoop(first, data, Gpu.Captured);
        using var b = new TrainingLoop(second, data, Gpu.Captured);
        a.Run();
        b.Run();
        Assert.Equal(Fits.StateOf(alone.Network), Fits.StateOf(first));
        Assert.Equal(Fits.StateOf(alone.Network), Fits.StateOf(second));
    }

    [CudaFact]
    public void NarrowNumbersWithChannelsLastAreCaptured()
    {
        var run = Gpu.Fit(Gpu.Captured with { Epochs = 8, Precision = Precision.BFloat16, ChannelsLast = true });
        Assert.Equal(("captured", "bfloat16, channels last"), (run.Provenance.Steps, run.Provenance.Arithmetic));
        Assert.True(run.Accuracy > 0.9, run.ToString());
    }

    [CudaFact]
    public void RoundingToTF32IsPutBackAsItWas()
    {
        var before = (backends.cuda.matmul.allow_tf32, backends.cudnn.allow_tf32);
        Gpu.Fit(Gpu.Captured with { Precision = Precision.Float32 });
        Assert.Equal(before, (backends.cuda.matmul.allow_tf32, backends.cudnn.allow_tf32));
    }

    private static void AssertSameLosses(Func<Classifier> construct, ClassificationData data, TrainerOptions options)
    {
        using var _ = Gpu.SameBits();
        var plain = Losses(construct, data, options with { Capture = false });
        var captured = Losses(construct, data, options);
        Assert.True(plain[^1] < plain[0]);
        Assert.All(plain.Zip(captured), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    private static float[] Losses(Func<Classifier> construct, ClassificationData data, TrainerOptions options)
    {
        Seeds.Set(options.Seed);
        using var network = new LossLog(construct(), steps: 1000);
        var run = Trainer.Fit(network, data, options);
        Assert.Equal(options.Capture ? "captured" : "step by step", run.Provenance.Steps);
        return network.Losses;
    }
}
