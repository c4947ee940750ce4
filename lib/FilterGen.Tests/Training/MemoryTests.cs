using FilterGen.Training;
using static TorchSharp.torch;

namespace FilterGen.Tests.Training;

[Collection(TrainingCollection.Name)]
public sealed class MemoryTests
{
    private const int StepsPerEpoch = 200;

    [Fact]
    public void TwoThousandStepsLeaveNothingBehind()
    {
        using var data = new TinyData(train: 4 * StepsPerEpoch, test: 8);
        CollectWhatOtherTestsLeft();
        var before = Tensor.TotalCount;
        using var network = new TinyNet();
        var own = network.parameters().Count() + network.buffers().Count();
        Assert.Equal(before + own, Tensor.TotalCount);

        long tensorsEarly = 0, tensorsLate = 0, memoryEarly = 0;
        network.OnStep = step =>
        {
            if (step == StepsPerEpoch) (tensorsEarly, memoryEarly) = (Tensor.TotalCount, ResidentBytes());
            if (step == 10 * StepsPerEpoch) tensorsLate = Tensor.TotalCount;
        };
        Trainer.Fit(network, data, Fits.Options with { Epochs = 10, BatchSize = 4 });

        Assert.Equal(10 * StepsPerEpoch, network.Steps);
        Assert.Equal(tensorsEarly, tensorsLate);
        Assert.InRange(ResidentBytes() - memoryEarly, long.MinValue, 50 << 20);
        Assert.Equal(before + own, Tensor.TotalCount);
    }

    private static void CollectWhatOtherTestsLeft()
    {
        for (var i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    private static long ResidentBytes()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
