using FilterGen.Tsne.Embedding;
using FilterGen.Tsne.Points;
using static TorchSharp.torch;

namespace FilterGen.Tsne.Tests;

public sealed class TSneTests
{
    public static TheoryData<TSneMethod> Methods => [TSneMethod.Exact, TSneMethod.BarnesHut, TSneMethod.Fft];

    [Theory]
    [MemberData(nameof(Methods))]
    public void ClustersStayApart(TSneMethod method)
    {
        using var scope = NewDisposeScope();
        var (points, labels) = Clusters.Make(classes: 5, perClass: 60, dimensions: 20);
        using var map = TSne.Fit(points, Quiet(method));
        Assert.Equal(method, map.Method);
        Assert.Equal([300, 2], map.Embedding.shape);
        Assert.Equal(100, Separability.NearestNeighbourAccuracy(map.Embedding, labels));
        Assert.InRange(Separability.Silhouette(map.Embedding, labels), 0.6, 1);
        Assert.True(map.KullbackLeibler < map.History[0].KullbackLeibler);
        Assert.Equal((300, map.KullbackLeibler), map.History[^1]);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void SameSeedGivesTheSameMapOnAnyNumberOfThreads(TSneMethod method)
    {
        using var scope = NewDisposeScope();
        var (points, _) = Clusters.Make(classes: 4, perClass: 100, dimensions: 30);
        var options = Quiet(method) with { Start = TSneStart.Random, Iterations = 120, ExaggerationIterations = 60 };
        float[] Map(TSneOptions how)
        {
            using var map = TSne.Fit(points, how);
            return map.Embedding.data<float>().ToArray();
        }
        var first = Map(options with { Threads = 1 });
        Assert.Equal(first, Map(options with { Threads = 1 }));
        Assert.Equal(first, Map(options with { Threads = 3 }));
        Assert.NotEqual(first, Map(options with { Seed = 2 }));
    }

    [Fact]
    public void SeedsOfBothSignsStartElsewhere()
    {
        using var scope = NewDisposeScope();
        using var points = new PointMatrix(rand([10, 2]));
        var starts = Enumerable.Range(-10, 20)
            .Select(seed => StartingLayout.Create(points, new() { Start = TSneStart.Random, Seed = seed }).X[0]);
        Assert.Equal(20, starts.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void EqualPointsShareAPlaceInTheMap(TSneMethod method)
    {
        using var scope = NewDisposeScope();
        var (points, _) = Clusters.Make(classes: 3, perClass: 30, dimensions: 8);
        var doubled = cat([points, points, zeros(90, 8)], 0);
        using var map = TSne.Fit(doubled, Quiet(method) with { Perplexity = 10 });
        var (first, second) = (map.Embedding.narrow(0, 0, 90), map.Embedding.narrow(0, 90, 90));
        Assert.True(map.Embedding.isfinite().all().item<bool>());
        Assert.InRange((first - second).abs().max().item<float>(), 0, 0.01f * map.Embedding.abs().max().item<float>());
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void PointsThatAreAllEqualGiveAFiniteMap(TSneMethod method)
    {
        using var scope = NewDisposeScope();
        using var map = TSne.Fit(ones(100, 4) * 7, Quiet(method) with { Iterations = 60 });
        Assert.True(map.Embedding.isfinite().all().item<bool>());
        Assert.True(double.IsFinite(map.KullbackLeibler));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void ConstantCoordinatesAndScaleDoNotMatter(TSneMethod method)
    {
        using var scope = NewDisposeScope();
        var (points, labels) = Clusters.Make(classes: 4, perClass: 50, dimensions: 6);
        var wide = cat([ones(200, 2) * -3, points, zeros(200, 1)], 1) * 1e15;
        using var map = TSne.Fit(wide, Quiet(method));
        Assert.Equal(100, Separability.NearestNeighbourAccuracy(map.Embedding, labels));
    }

    [Theory]
    [InlineData(3, 1.5)]
    [InlineData(10, 5)]
    [InlineData(40, 30)]
    public void FewerPointsThanThreeTimesThePerplexityUseAllNeighbours(int count, double perplexity)
    {
        using var scope = NewDisposeScope();
        var points = Clusters.Make(classes: 1, perClass: count, dimensions: 3).Points;
        var options = Quiet(TSneMethod.Exact) with { Perplexity = perplexity, LearningRate = 0.1 * count };
        using var all = TSne.Fit(points, options);
        using var near = TSne.Fit(points, options with { Method = TSneMethod.BarnesHut, Angle = 0 });
        Assert.Equal(all.KullbackLeibler, near.KullbackLeibler, 1e-3);
    }

    [Fact]
    public void OneDimensionIsEnough()
    {
        using var scope = NewDisposeScope();
        using var map = TSne.Fit(arange(50).to(float32).reshape(50, 1), Quiet(TSneMethod.Auto) with { Perplexity = 5 });
        Assert.Equal(TSneMethod.Exact, map.Method);
        Assert.True(map.Embedding.isfinite().all().item<bool>());
    }

    [Fact]
    public void EveryIterationIsCalledBack()
    {
        using var scope = NewDisposeScope();
        var (points, _) = Clusters.Make(classes: 2, perClass: 20, dimensions: 3);
        List<TSneSnapshot> seen = [];
        var last = 0.0;
        var options = Quiet(TSneMethod.Exact) with
        {
            Perplexity = 5,
            Iterations = 12,
            ExaggerationIterations = 5,
            OnIteration = snapshot =>
            {
                seen.Add(snapshot);
                last = snapshot.KullbackLeibler;
            },
        };
        using var map = TSne.Fit(points, options);
        Assert.Equal(Enumerable.Range(1, 12), seen.Select(snapshot => snapshot.Iteration));
        Assert.Equal(5, seen.Count(snapshot => snapshot.Exaggerated));
        Assert.Equal(map.Embedding.data<float>().ToArray(), seen[^1].Coordinates);
        Assert.NotEqual(seen[0].Coordinates, seen[^1].Coordinates);
        Assert.Equal(map.KullbackLeibler, last);
    }

    [Fact]
    public void ProgressSaysHowFarAndHowGood()
    {
        using var scope = NewDisposeScope();
        var output = new StringWriter();
        var (points, _) = Clusters.Make(classes: 2, perClass: 20, dimensions: 3);
        using var map = TSne.Fit(points, Quiet(TSneMethod.Exact) with { Perplexity = 5, Output = output });
        Assert.Matches(@"^\rt-SNE  .*\rt-SNE  40 points \(Exact\)  KL divergence \d+\.\d{4}  \d+\.\d s *\r?\n$", output.ToString());
    }

    private static TSneOptions Quiet(TSneMethod method) =>
        new() { Method = method, Iterations = 300, ExaggerationIterations = 100, Output = TextWriter.Null };
}
