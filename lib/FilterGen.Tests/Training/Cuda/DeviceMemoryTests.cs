using FilterGen.Papers.FilterGeneration;
using FilterGen.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace FilterGen.Tests.Training.Cuda;

/// <summary>What trainings hold on a GPU, and that a full one harms nothing.</summary>
[Collection(TrainingCollection.Name)]
public sealed class DeviceMemoryTests
{
    [CudaFact]
    public void MemoryIsFlatFromTheSecondEpochOn()
    {
        using var data = new Noise(train: 400, test: 50);
        using var network = new Watched(FilterGenerationNet.ForMnist(5, 2));
        List<(long Allocated, long Reserved)> seen = [];
        network.OnTest = () => seen.Add((cuda.memory_allocated(), cuda.memory_reserved()));
        Trainer.Fit(network, data, Gpu.Captured with { Epochs = 8 });
        Assert.Equal(8, seen.Count);
        Assert.Single(seen[1..].Distinct());
    }

    [CudaFact]
    public void FinishedTrainingsGiveTheirMemoryBack()
    {
        Gpu.Fit(Gpu.Captured).Network.Dispose();
        var before = cuda.memory_allocated();
        for (var i = 0; i < 5; i++) Gpu.Fit(Gpu.Captured).Network.Dispose();
        Assert.Equal(before, cuda.memory_allocated());
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
        var error = Assert.Throws<TorchOutOfMemoryException>(() => Trainer.Fit(network, data, Gpu.Captured));
        Assert.Equal(4L << 40, error.Requested);
        Assert.True(error.Free > 0, error.Message);
        Assert.Equal("captured", Gpu.Fit(Gpu.Captured).Provenance.Steps);
    }
}
