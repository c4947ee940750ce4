using FilterGen.Data;
using FilterGen.Papers.FilterGeneration;
using FilterGen.Papers.NetworkVision;
using FilterGen.Tests.Papers.NetworkVision;
using FilterGen.Training;
using static TorchSharp.torch;

namespace FilterGen.Tests.Training;

[Collection(TrainingCollection.Name)]
public sealed class MemoryTests
{
    private const int StepsPerEpoch = 200;

    [Fact]
    public void TwoThousandStepsOfASmallNetworkLeaveNothingBehind()
    {
        using var data = new TinyData(train: 4 * StepsPerEpoch, test: 8);
        AssertNothingIsLeft(() => new TinyNet(), data, (_, _) => { });
    }

    [Fact]
    public void TwoThousandStepsOfAFilterGenerationNetLeaveNothingBehind()
    {
        using var data = new Noise(train: 4 * StepsPerEpoch, test: 8);
        AssertNothingIsLeft(() => FilterGenerationNet.ForMnist(5, 2), data, (network, step) =>
        {
            if (step % 50 != 0) return;
            using var scope = NewDisposeScope();
            Assert.Equal(2, network.Inspect(data.Test.Images.to(Fits.Device)).Layers.Count);
        });
    }

    [Fact]
    public void TwoThousandStepsThroughAFixedClassifierLeaveNothingBehind()
    {
        using var data = new TinyData(train: 4 * StepsPerEpoch, test: 8);
        AssertNothingIsLeft(() => TinyVision.Tuned(TunedPart.Decoder), data, (_, _) => { });
    }

    private static void AssertNothingIsLeft<T>(Func<T> construct, ClassificationData data, Action<T, int> onStep)
        where T : Classifier
    {
        var inner = construct();
        using var network = new Watched(inner);
        CollectWhatOtherTestsLeft();
        var before = Tensor.TotalCount;

        long tensorsEarly = 0, tensorsLate = 0, memoryEarly = 0;
        network.OnStep = step =>
        {
            if (step == StepsPerEpoch) (tensorsEarly, memoryEarly) = (Tensor.TotalCount, ResidentBytes());
            if (step == 10 * StepsPerEpoch) tensorsLate = Tensor.TotalCount;
            onStep(inner, step);
        };
        Trainer.Fit(network, data, Fits.Options with { Epochs = 10, BatchSize = 4 });

        Assert.Equal(10 * StepsPerEpoch, network.Steps);
        Assert.Equal(tensorsEarly, tensorsLate);
        Assert.InRange(ResidentBytes() - memoryEarly, long.MinValue, 50 << 20);
        Assert.Equal(before, Tensor.TotalCount);
    }

    private static void CollectWhatOtherTestsLeft()
    {
        for (var i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    /// <summary>What the process holds after the garbage collector gave back all that it keeps for later.</summary>
    private static long ResidentBytes()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
