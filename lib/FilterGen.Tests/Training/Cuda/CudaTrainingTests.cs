using System.Runtime.InteropServices;
using FilterGen.Training;
using static TorchSharp.torch;

namespace FilterGen.Tests.Training.Cuda;

/// <summary>Small trainings on a GPU, whose sums may come in another order each time.</summary>
[Collection(TrainingCollection.Name)]
public sealed class CudaTrainingTests
{
    private static readonly TrainerOptions Options = Fits.Options with { Device = CUDA, Epochs = 8 };

    [CudaFact]
    public void NetworkLearns()
    {
        var run = Fit(Options);
        Assert.True(run.Accuracy > 0.9, run.ToString());
        Assert.StartsWith("cuda", run.Provenance.Device, StringComparison.Ordinal);
        Assert.All(run.Network.parameters(), parameter => Assert.Equal(TorchSharp.DeviceType.CUDA, parameter.device_type));
    }

    [CudaFact]
    public void StoppedTrainingGoesOnWithTheSameNumbers()
    {
        using var folder = new TemporaryFolder();
        using var data = new TinyData();
        var options = Options with { Augmentation = Augmentation.FlipAndCrop(1), CheckpointFolder = folder.Path, CheckpointEverySteps = 4 };
        var whole = Fit(options with { CheckpointFolder = null });

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
        foreach (var (left, right) in whole.History.Zip(resumed.History)) Assert.Equal(left.Test.Loss, right.Test.Loss, 1e-3);
    }

    [CudaFact]
    public void AfterTooLargeATrainingASmallerOneRuns()
    {
        using var data = new TinyData();
        using var network = new TinyNet();
        network.OnStep = step =>
        {
            if (step == 2) zeros([1L << 40], device: CUDA);
        };
        Assert.Throws<ExternalException>(() => Trainer.Fit(network, data, Options));
        Assert.True(Fit(Options).Accuracy > 0.9);
    }

    private static TrainingRun Fit(TrainerOptions options)
    {
        using var data = new TinyData();
        return Trainer.Fit(() => new TinyNet(), data, options);
    }
}
