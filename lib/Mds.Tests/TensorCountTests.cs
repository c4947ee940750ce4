using static TorchSharp.torch;

namespace FilterGen.Mds.Tests;

/// <summary>Counts the process's tensors, so it runs alone.</summary>
[CollectionDefinition(nameof(TensorCountTests), DisableParallelization = true)]
[Collection(nameof(TensorCountTests))]
public sealed class TensorCountTests
{
    [Fact]
    public void NothingIsLeftBehind()
    {
        using var distances = DistanceMatrix.Euclidean(ones(3, 2).cumsum(0));
        using var initial = randn([3, 2], generator: new Generator(1));
        for (var i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        var before = Tensor.TotalCount;
        ClassicalScaling.Fit(distances).Dispose();
        Smacof.Fit(distances).Dispose();
        Smacof.Fit(distances, new() { Initial = initial }).Dispose();
        Assert.Throws<ArgumentException>(() => Smacof.Fit(distances, new() { Initial = distances[0] }));
        Assert.Equal(before, Tensor.TotalCount - 1); // the row
    }
}
