using FilterGen.Analysis.Embedding;
using static TorchSharp.torch;

namespace FilterGen.Tests.Analysis;

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
                .OrderBy(j => points.SquaredDistance(i, j)).ThenBy(j => j).Take(neighbours).ToArray();
            Assert.Equal(expected, graph.IndicesOf(i).ToArray());
            Assert.Equal(points.SquaredDistance(i, expected[0]), graph.SquaredDistances[i * neighbours]);
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
}
