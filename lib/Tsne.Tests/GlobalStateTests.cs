using FilterGen.Tsne.Embedding;
using FilterGen.Tsne.Points;
using static TorchSharp.torch;

namespace FilterGen.Tsne.Tests;

/// <summary>What depends on torch's threads, or counts its tensors.</summary>
[Collection(ProcessCollection.Name)]
public sealed class GlobalStateTests
{
    [Theory]
    [MemberData(nameof(TSneTests.Methods), MemberType = typeof(TSneTests))]
    public void SameMapOnAnyNumberOfTorchThreads(TSneMethod method)
    {
        using var scope = NewDisposeScope();
        var (points, _) = Clusters.Make(classes: 6, perClass: 200, dimensions: 40);
        var options = new TSneOptions { Method = method, Iterations = 60, ExaggerationIterations = 30, Output = TextWriter.Null };
        AssertSame(threads =>
        {
            using var map = TSne.Fit(points, options with { Threads = threads });
            return map.Embedding.data<float>().ToArray();
        });
    }

    [Fact]
    public void SameStartOfManyCoordinatesOnAnyNumberOfTorchThreads()
    {
        using var scope = NewDisposeScope();
        using var points = new PointMatrix(Clusters.Make(classes: 6, perClass: 200, dimensions: 1100).Points);
        AssertSame(_ => StartingLayout.Create(points, new()).ToCoordinates());
    }

    [Fact]
    public void NothingIsLeftBehind()
    {
        using var points = randn([60, 5], generator: new Generator(1));
        using var labels = zeros(60, dtype: int64);
        using var initial = randn([60, 2], generator: new Generator(1));
        labels[0] = tensor(1L);
        for (var i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        var before = Tensor.TotalCount;
        foreach (var method in new[] { TSneMethod.Exact, TSneMethod.BarnesHut, TSneMethod.Fft })
        {
            var options = new TSneOptions { Method = method, Perplexity = 5, Iterations = 5, Output = TextWriter.Null };
            TSne.Fit(points, options).Dispose();
            TSne.Fit(points, options with { Initial = initial }).Dispose();
        }
        Assert.Equal(before, Tensor.TotalCount);
        using (var components = PrincipalComponents.Fit(points, 2)) components.Project(points).Dispose();
        PrincipalComponents.Reduce(points, 2).Dispose();
        Assert.Equal(before, Tensor.TotalCount);
        Separability.NearestNeighbourAccuracy(points, labels);
        Separability.Silhouette(points, labels);
        Assert.Equal(before, Tensor.TotalCount);
        using (var many = randn([1100, 1050], generator: new Generator(1))) PrincipalComponents.Approximate(many, 2, seed: 1).Dispose();
        Assert.Equal(before, Tensor.TotalCount);
    }

    private static void AssertSame(Func<int, float[]> compute)
    {
        var before = get_num_threads();
        try
        {
            set_num_threads(1);
            var first = compute(1);
            set_num_threads(2);
            Assert.Equal(first, compute(2));
        }
        finally
        {
            set_num_threads(before);
        }
    }
}
