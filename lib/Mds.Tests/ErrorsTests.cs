using static TorchSharp.torch;

namespace FilterGen.Mds.Tests;

public sealed class ErrorsTests
{
    private const string NotSymmetric = "distances: expected a symmetric matrix, found 1 in row 0, column 1 and 2 in its mirror image.";

    [Theory]
    [InlineData(new double[] { 0, 1, 2, 0 }, 2, NotSymmetric)]
    [InlineData(new[] { 0, -1.5, -1.5, 0 }, 2, "distances: expected no negative numbers, found -1.5 in row 0, column 1 and -1.5 in its")]
    [InlineData(new double[] { 0, 1, 1, 0.5 }, 2, "distances: expected zeros on the diagonal, found 0.5 in row 1, column 1. A point")]
    [InlineData(new[] { 0, double.NaN, 1, 0 }, 2, "distances: expected finite numbers, found NaN in row 0, column 1 and 1 in its mirror")]
    [InlineData(new[] { 0, double.PositiveInfinity, 1, 0 }, 2, "distances: expected finite numbers, found Infinity in row 0")]
    [InlineData(new double[] { 0, 1, 1, 0, 1, 1 }, 3, "distances: expected [N, N] with N at least 2, found [2, 3].")]
    [InlineData(new double[] { 0 }, 1, "distances: expected [N, N] with N at least 2, found [1, 1].")]
    public void WhatIsNoDistanceMatrixIsNamed(double[] numbers, int columns, string expected)
    {
        using var scope = NewDisposeScope();
        var matrix = tensor(numbers).reshape(-1, columns);
        Assert.StartsWith(expected, Assert.Throws<ArgumentException>(() => ClassicalScaling.Fit(matrix)).Message);
        Assert.StartsWith(expected, Assert.Throws<ArgumentException>(() => Smacof.Fit(matrix)).Message);
    }

    [Fact]
    public void RoundingIsNoError()
    {
        using var scope = NewDisposeScope();
        var matrix = tensor(new[] { 1e-6, 1, 1 + 1e-6, 0 }, [2, 2]);
        using var found = Smacof.Fit(matrix);
        Assert.Equal(1, DistanceMatrix.Euclidean(found.Embedding).max().item<double>(), 1e-5);
    }

    [Fact]
    public void PointsNeedTwoDimensionsAndNumbers()
    {
        using var scope = NewDisposeScope();
        Assert.StartsWith("points: expected [N, D], found [5].", Assert.Throws<ArgumentException>(() => DistanceMatrix.Euclidean(ones(5))).Message);
        Assert.Throws<ArgumentException>(() => DistanceMatrix.Euclidean(ones(5, 2) / 0));
    }

    [Theory]
    [InlineData(1e-170)]
    [InlineData(1e160)]
    public void DistancesWhoseSquaresHaveNoRoomAreNamed(double scale)
    {
        using var scope = NewDisposeScope();
        var distances = DistanceMatrix.Euclidean(rand([5, 2], dtype: float64)) * scale;
        foreach (var fit in new Action[] { () => ClassicalScaling.Fit(distances), () => Smacof.Fit(distances) })
            Assert.StartsWith("distances: expected the largest from 1E-140 to 1E+140, found ",
                Assert.Throws<ArgumentException>(fit).Message);
        if (scale > 1)
            Assert.StartsWith("points: expected numbers up to 1E+140",
                Assert.Throws<ArgumentException>(() => DistanceMatrix.Euclidean(ones([2, 2], dtype: float64) * scale)).Message);
    }

    [Fact]
    public void WhatHasNoRoomInMemoryIsNamed()
    {
        using var scope = NewDisposeScope();
        var points = zeros(1).expand(50_000_000, 1);
        Assert.StartsWith("points: expected fewer, found 50000000, whose distances take ",
            Assert.Throws<ArgumentException>(() => DistanceMatrix.Euclidean(points)).Message);
        var matrix = zeros(1, 1).expand(50_000_000, 50_000_000);
        Assert.StartsWith("distances: expected fewer", Assert.Throws<ArgumentException>(() => Smacof.Fit(matrix)).Message);
    }

    [Fact]
    public void ComplexNumbersAreNoDistances()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("expected real numbers", Assert.Throws<ArgumentException>(() => Smacof.Fit(zeros(3, 3, dtype: complex64))).Message);
        Assert.Contains("expected real numbers",
            Assert.Throws<ArgumentException>(() => DistanceMatrix.Euclidean(zeros(3, 3, dtype: complex64))).Message);
    }

    [Fact]
    public void OptionsAreChecked()
    {
        using var scope = NewDisposeScope();
        var distances = DistanceMatrix.Euclidean(rand([5, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClassicalScaling.Fit(distances, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClassicalScaling.Fit(distances, 6));
        foreach (var options in new SmacofOptions[]
        {
            new() { Dimensions = 0 }, new() { Starts = 0 }, new() { MaxIterations = 0 }, new() { Tolerance = -1 },
            new() { Tolerance = 1 }, new() { Tolerance = double.NaN },
        })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => Smacof.Fit(distances, options));
        }
        var error = Assert.Throws<ArgumentException>(() => Smacof.Fit(distances, new() { Initial = zeros(4, 2) }));
        Assert.Equal("Initial: expected [5, K], found [4, 2].", error.Message);
        error = Assert.Throws<ArgumentException>(() => Smacof.Fit(distances, new() { Initial = ones(5, 2) }));
        Assert.StartsWith("Initial: expected finite numbers and points that do not all coincide", error.Message);
        Assert.Throws<ArgumentException>(() => Smacof.Fit(distances, new() { Initial = ones(5, 2) / 0 }));
        Assert.Throws<ArgumentException>(() => Smacof.Fit(distances, new() { Initial = rand([5, 2], dtype: float64) * 1e-200 }));
        Assert.StartsWith("Initial: expected [5, K]",
            Assert.Throws<ArgumentException>(() => Smacof.Fit(distances, new() { Initial = zeros(5, 0) })).Message);
    }

    [Fact]
    public void StopsWhenAsked()
    {
        using var scope = NewDisposeScope();
        var options = new SmacofOptions { Cancellation = new(canceled: true) };
        Assert.Throws<OperationCanceledException>(() => Smacof.Fit(DistanceMatrix.Euclidean(rand([5, 2])), options));
    }
}
