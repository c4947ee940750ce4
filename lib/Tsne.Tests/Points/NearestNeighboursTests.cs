using FilterGen.Tsne.Points;
using FilterGen.Tsne.Running;
using static TorchSharp.torch;

namespace FilterGen.Tsne.Tests.Points;

public sealed class NearestNeighboursTests
{
    [Theory]
    [InlineData(2, 3, 1)]
    [InlineData(50, 1, 49)]
    [InlineData(700, 17, 31)]
    [InlineData(5000, 8, 5)]
    public void TheNearestInOrder(int count, int dimensions, int neighbours)
    {
        using var scope = NewDisposeScope();
        using var points = new PointMatrix(randn([count, dimensions], generator: new Generator(3)));
        var graph = NearestNeighbours.Find(points, neighbours, new Workers(2));
        for (var i = 0; i < count; i += Math.Max(1, count / 50))
        {
            var expected = Enumerable.Range(0, count).Where(j => j != i)
                .OrderBy(j => (float)points.SquaredDistance(i, j)).ThenBy(j => j).Take(neighbours).ToArray();
            Assert.Equal(expected, graph.IndicesOf(i).ToArray());
            Assert.Equal((float)points.SquaredDistance(i, expected[0]), graph.SquaredDistances[i * neighbours]);
        }
    }

    [Fact]
    public void EqualPointsAreEachOthersNeighboursAtDistanceZero()
    {
        using var scope = NewDisposeScope();
        using var points = new PointMatrix(zeros(40, 3) + 1e6);
        var graph = NearestNeighbours.Find(points, 5, new Workers(1));
        Assert.All(graph.SquaredDistances, distance => Assert.Equal(0, distance));
        Assert.Equal([1, 2, 3, 4, 5], graph.IndicesOf(0).ToArray());
        Assert.Equal([0, 1, 2, 3, 4], graph.IndicesOf(39).ToArray());
    }

    [Theory]
    [InlineData(1e-4)]
    [InlineData(1e-9)]
    public void TightClustersLoseNoNeighbour(double spread)
    {
        using var scope = NewDisposeScope();
        var generator = new Generator(5);
        var centres = randn([10, 20], dtype: float64, generator: generator).repeat(100, 1);
        AssertComplete(centres + spread * randn([1000, 20], dtype: float64, generator: generator));
    }

    [Fact]
    public void ConfidentProbabilitiesLoseNoNeighbour()
    {
        using var scope = NewDisposeScope();
        var logits = 15 * eye(10).repeat(100, 1) + randn([1000, 10], generator: new Generator(5));
        AssertComplete(nn.functional.softmax(logits, 1));
    }

    [Fact]
    public void AFarPointLosesTheOthersNoNeighbour()
    {
        using var scope = NewDisposeScope();
        AssertComplete(cat([randn([1000, 20], generator: new Generator(5)), full([1, 20], 1e6f)], 0));
    }

    /// <summary>Compares with distances of the points as they were given, in double precision.</summary>
    private static void AssertComplete(Tensor given, int neighbours = 15)
    {
        using var points = new PointMatrix(given);
        var graph = NearestNeighbours.Find(points, neighbours, new Workers(2));
        var (count, size) = ((int)given.shape[0], (int)given.shape[1]);
        var values = given.to(float64).data<double>().ToArray();
        double Squared(int i, int j) => Enumerable.Range(0, size).Sum(k => Math.Pow(values[i * size + k] - values[j * size + k], 2));
        var found = 0;
        for (var i = 0; i < count; i++)
        {
            var nearest = Enumerable.Range(0, count).Where(j => j != i).OrderBy(j => Squared(i, j)).Take(neighbours);
            found += nearest.Intersect(graph.IndicesOf(i).ToArray()).Count();
        }
        Assert.InRange((double)found / (count * neighbours), 0.9998, 1); // two that are equally near in float32 may change places
    }
}
