using static TorchSharp.torch;

namespace FilterGen.Tsne.Tests;

public sealed class SeparabilityTests
{
    [Fact]
    public void KnownPointsOnALine()
    {
        using var scope = NewDisposeScope();
        var points = tensor(new float[] { 0, 1, 3, 10, 11, 2.1f }).reshape(6, 1);
        var labels = tensor(new long[] { 4, 4, 4, 7, 7, 7 });
        // The nearest neighbours are 1, 0, 2.1, 11, 10 and 3: the points at 3 and 2.1 get the other's class.
        Assert.Equal(100.0 * 4 / 6, Separability.NearestNeighbourAccuracy(points, labels, 1), 1e-9);
        double[] expected =
        [
            Silhouette(2, (10 + 11 + 2.1) / 3), Silhouette(1.5, (9 + 10 + 1.1) / 3), Silhouette(2.5, (7 + 8 + 0.9) / 3),
            Silhouette((1 + 7.9) / 2, (10 + 9 + 7) / 3.0), Silhouette((1 + 8.9) / 2, (11 + 10 + 8) / 3.0),
            Silhouette((7.9 + 8.9) / 2, (2.1 + 1.1 + 0.9) / 3),
        ];
        Assert.Equal(expected.Average(), Separability.Silhouette(points, labels), 1e-6);
    }

    [Fact]
    public void TheOnlyPointOfAClassCountsNothing()
    {
        using var scope = NewDisposeScope();
        var points = tensor(new float[] { 0, 1, 5 }).reshape(3, 1);
        var expected = (Silhouette(1, 5) + Silhouette(1, 4)) / 3;
        Assert.Equal(expected, Separability.Silhouette(points, tensor(new long[] { 0, 0, 1 })), 1e-6);
    }

    [Fact]
    public void TiesGoToTheSmallestClass()
    {
        using var scope = NewDisposeScope();
        var points = tensor(new float[] { 0, 1, 2, 3 }).reshape(4, 1);
        // The outer points have a neighbour of each class: 0 wins, right for the first and wrong for the last.
        var labels = tensor(new long[] { 0, 1, 0, 1 });
        Assert.Equal(25, Separability.NearestNeighbourAccuracy(points, labels, 2));
    }

    [Fact]
    public void ArgumentsAreChecked()
    {
        using var scope = NewDisposeScope();
        var points = rand([10, 2]);
        Assert.Throws<ArgumentException>(() => Separability.Silhouette(points, zeros(10, dtype: int64)));
        Assert.Throws<ArgumentException>(() => Separability.Silhouette(points, arange(10)));
        Assert.Throws<ArgumentException>(() => Separability.Silhouette(points, zeros(9, dtype: int64)));
        Assert.Throws<ArgumentException>(() => Separability.NearestNeighbourAccuracy(points, zeros(10)));
        Assert.Throws<ArgumentException>(() => Separability.NearestNeighbourAccuracy(points / 0, zeros(10, dtype: int64)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Separability.NearestNeighbourAccuracy(points, arange(10), 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => Separability.NearestNeighbourAccuracy(points, arange(10), 0));
    }

    private static double Silhouette(double own, double other) => (other - own) / Math.Max(own, other);
}
