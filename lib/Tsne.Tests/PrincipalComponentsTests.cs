using FilterGen.Tests.Fixtures;
using FilterGen.Tsne.Points;
using static TorchSharp.torch;

namespace FilterGen.Tsne.Tests;

public sealed class PrincipalComponentsTests
{
    [Theory]
    [InlineData(200, 6, 6)]
    [InlineData(5, 40, 5)]
    [InlineData(300, 100, 3)]
    public void DirectionsDiagonalizeTheCovariance(int count, int dimensions, int wanted)
    {
        using var scope = NewDisposeScope();
        var scales = pow(tensor(0.7), arange(dimensions).to(float32));
        var points = randn([count, dimensions], generator: new Generator(1)) * scales + 5;
        using var found = PrincipalComponents.Fit(points, wanted);
        var centred = points.to(float64) - points.to(float64).mean([0]);
        var covariance = centred.t().mm(centred) / (count - 1);
        Close.Assert(eye(wanted, dtype: float64), found.Components.mm(found.Components.t()), 1e-10, "orthonormal");
        Close.Assert(
            found.Components * found.Variances.unsqueeze(1), found.Components.mm(covariance), 1e-7, "eigenvectors");
        Assert.Equal(covariance.diagonal().sum().item<double>(), found.TotalVariance, 1e-9);
        var variances = found.Variances.data<double>().ToArray();
        Assert.Equal(variances.OrderDescending(), variances);
        if (wanted == Math.Min(count, dimensions)) Assert.Equal(found.TotalVariance, variances.Sum(), 1e-9);
    }

    [Fact]
    public void ProjectionIsCentredAndSigned()
    {
        using var scope = NewDisposeScope();
        var points = tensor(new float[] { 0, 0, -3, -1, -6, -2, -9, -3 }, [4, 2]);
        using var found = PrincipalComponents.Fit(points, 1);
        Close.Assert(tensor(new[] { 3.0, 1.0 }) / Math.Sqrt(10), found.Components[0], 1e-12, "direction");
        var expected = tensor(new[] { 4.5, 1.5, -1.5, -4.5 }).reshape(4, 1) * (Math.Sqrt(10) / 3);
        Close.Assert(expected, found.Project(points), 1e-6, "projection");
        Close.Assert(expected, PrincipalComponents.Reduce(points, 1), 1e-6, "projection in one call");
    }

    [Fact]
    public void CountIsChecked()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentOutOfRangeException>(() => PrincipalComponents.Fit(rand([10, 3]), 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => PrincipalComponents.Fit(rand([10, 3]), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => PrincipalComponents.Fit(rand([1, 3]), 1));
    }

    [Fact]
    public void NoiseHasComponentsToo()
    {
        using var scope = NewDisposeScope();
        var points = randn([1200, 700], dtype: float64, generator: new Generator(1));
        using var found = PrincipalComponents.Fit(points, 50);
        var centred = points - points.mean([0]);
        var error = found.Components.mm(centred.t()).mm(centred) / 1199 - found.Components * found.Variances.unsqueeze(1);
        Assert.InRange((error.pow(2).sum(1).max().sqrt() / found.Variances.max()).item<double>(), 0, 1e-9);
    }

    [Fact]
    public void SaysWhichNumberIsNotFinite()
    {
        using var scope = NewDisposeScope();
        var points = rand([50, 4]);
        points[17, 2] = tensor(float.NaN);
        var error = Assert.Throws<ArgumentException>(() => PrincipalComponents.Fit(points, 2));
        Assert.StartsWith("points: expected finite numbers, found NaN in point 17, coordinate 2.", error.Message);
    }

    [Fact]
    public void ManyCoordinatesAreIterated()
    {
        using var scope = NewDisposeScope();
        var points = randn([1100, 1050], dtype: float64, generator: new Generator(1)) * pow(tensor(0.9), arange(1050).to(float64));
        using var found = PrincipalComponents.Fit(points, 3);
        var centred = points - points.mean([0]);
        var (_, values, vectors) = linalg.svd(centred, fullMatrices: false);
        Close.Assert(values[..3].pow(2) / 1099, found.Variances, 1e-7, "variances");
        Close.Assert(eye(3, dtype: float64), found.Components.mm(vectors[..3].t()).abs(), 1e-7, "directions");
        Assert.InRange(found.Residual, 1e-300, 1e-9);
    }

    [Fact]
    public void AnIterationThatEndsEarlySaysHowFarItIs()
    {
        using var scope = NewDisposeScope();
        var points = randn([100, 80], dtype: float64, generator: new Generator(1));
        var (_, _, few) = new SubspaceIteration(points, 5, 15) { MostSteps = 3 }.Solve(1);
        var (_, _, enough) = new SubspaceIteration(points, 5, 15).Solve(1);
        Assert.InRange(few, 1e-3, 1);
        Assert.InRange(enough, 0, SubspaceIteration.Tolerance);
    }
}
