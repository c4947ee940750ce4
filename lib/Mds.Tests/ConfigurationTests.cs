using FilterGen.Tests.Fixtures;
using static TorchSharp.torch;

namespace FilterGen.Mds.Tests;

/// <summary>Points of which all is known.</summary>
public sealed class ConfigurationTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void DistancesOfPointsGiveThePointsBack(int dimensions)
    {
        using var scope = NewDisposeScope();
        var points = randn([40, dimensions], dtype: float64, generator: new Generator(1));
        var distances = DistanceMatrix.Euclidean(points);
        using var classical = ClassicalScaling.Fit(distances, dimensions);
        Close.Assert(distances, DistanceMatrix.Euclidean(classical.Embedding), 1e-10, "classical");
        Close.Assert(zeros(40 - dimensions, dtype: float64), classical.Eigenvalues[dimensions..], 0, "the other eigenvalues", 1e-10);

        using var smacof = Smacof.Fit(distances, new() { Dimensions = dimensions, Tolerance = 1e-9, MaxIterations = 20_000 });
        Close.Assert(distances, DistanceMatrix.Euclidean(smacof.Embedding), 1e-4, "SMACOF");
        Assert.InRange(smacof.NormalizedStress, 0, 1e-4);
    }

    [Fact]
    public void ASquareOfSideTwo()
    {
        using var scope = NewDisposeScope();
        var diagonal = Math.Sqrt(8);
        var distances = tensor(new[] { 0, 2, diagonal, 2, 2, 0, 2, diagonal, diagonal, 2, 0, 2, 2, diagonal, 2, 0 }, [4, 4]);
        using var found = ClassicalScaling.Fit(distances);
        Close.Assert(tensor(new[] { 4.0, 4, 0, 0 }), found.Eigenvalues, 1e-12, "eigenvalues");
        Close.Assert(zeros(2, dtype: float64), found.Embedding.sum([0]), 0, "centre", 1e-12);
        Close.Assert(distances, DistanceMatrix.Euclidean(found.Embedding), 1e-12, "distances");
    }

    /// <summary>Three points that should be equally far from each other have no such places on a line.</summary>
    [Fact]
    public void StressOfATriangleOnALine()
    {
        using var scope = NewDisposeScope();
        var distances = ones([3, 3], dtype: float64) - eye(3, dtype: float64);
        using var found = Smacof.Fit(distances, new() { Dimensions = 1, Tolerance = 1e-12 });
        var apart = DistanceMatrix.Euclidean(found.Embedding);
        // At the best spacing s of three points, 2 (1 − s)² + (1 − 2s)² is least: s = 2/3, stress 1/3.
        Assert.Equal(1.0 / 3, found.Stress, 1e-9);
        Assert.Equal(Math.Sqrt(1.0 / 9), found.NormalizedStress, 1e-9);
        Assert.Equal(4.0 / 3, apart.max().item<double>(), 1e-6);
        Assert.True(found.Converged);
    }

    [Fact]
    public void NoStepRaisesTheStress()
    {
        using var scope = NewDisposeScope();
        var distances = DistanceMatrix.Euclidean(randn([30, 8], generator: new Generator(2)));
        var points = randn([30, 2], generator: new Generator(3));
        var stress = double.PositiveInfinity;
        for (var steps = 1; steps < 12; steps++)
        {
            using var found = Smacof.Fit(distances, new() { Initial = points, MaxIterations = steps, Tolerance = 0 });
            var apart = DistanceMatrix.Euclidean(found.Embedding);
            Assert.Equal((apart - distances).square().sum().item<double>() / 2, found.Stress, 1e-9);
            Assert.True(found.Stress < stress, $"step {steps}: {found.Stress} after {stress}");
            stress = found.Stress;
        }
    }

    [Fact]
    public void OneSeedGivesOneMapAndTheBestStartIsKept()
    {
        using var scope = NewDisposeScope();
        var distances = DistanceMatrix.Euclidean(randn([30, 8], generator: new Generator(2)));
        using var first = Smacof.Fit(distances, new() { Seed = 5, Starts = 3 });
        using var again = Smacof.Fit(distances, new() { Seed = 5, Starts = 3 });
        Assert.Equal(first.Embedding.data<double>().ToArray(), again.Embedding.data<double>().ToArray());
        using var other = Smacof.Fit(distances, new() { Seed = 50, Starts = 1 });
        Assert.NotEqual(first.Embedding.data<double>().ToArray(), other.Embedding.data<double>().ToArray());
        var alone = Enumerable.Range(5, 3).Select(seed =>
        {
            using var found = Smacof.Fit(distances, new() { Seed = seed, Starts = 1 });
            return found.Stress;
        }).ToList();
        Assert.Equal(alone.Min(), first.Stress);
        Assert.NotEqual(alone.Max(), first.Stress);
    }

    [Fact]
    public void PointsThatCoincideAreFine()
    {
        using var scope = NewDisposeScope();
        using var nothing = Smacof.Fit(zeros(3, 3));
        Assert.Equal((0, 0), (nothing.Stress, nothing.NormalizedStress));
        using var centre = ClassicalScaling.Fit(zeros(3, 3));
        Assert.Equal(0, centre.Embedding.abs().max().item<double>());
        var twice = DistanceMatrix.Euclidean(tensor(new[] { 0.0, 0, 0, 0, 3, 4 }, [3, 2]));
        using var found = Smacof.Fit(twice, new() { Tolerance = 1e-12 });
        Assert.Equal(5, DistanceMatrix.Euclidean(found.Embedding).max().item<double>(), 1e-6);
    }
}
