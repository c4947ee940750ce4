using FilterGen.Tsne.Affinities;
using FilterGen.Tsne.Embedding;
using FilterGen.Tsne.Points;
using FilterGen.Tsne.Repulsion;
using FilterGen.Tsne.Running;
using static TorchSharp.torch;

namespace FilterGen.Tsne.Tests.Embedding;

public sealed class GradientTests
{
    private const int Count = 60;
    private const double Perplexity = 6;

    private static readonly Workers Workers = new(2);

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    public void AllPairs(float exaggeration)
    {
        using var points = Points();
        var affinities = DenseAffinities.From(points, Perplexity, Workers);
        var joint = Enumerable.Range(0, Count).Select(i => affinities[i][..Count].ToArray()).ToArray();
        Check(new ExactGradient(affinities, Workers), joint, exaggeration);
        using var onDevice = new DeviceGradient(affinities, CPU, Workers);
        Check(onDevice, joint, exaggeration);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    public void NearPoints(float exaggeration)
    {
        using var points = Points();
        var affinities = SparseAffinities.From(NearestNeighbours.Find(points, 19, Workers), Perplexity, Workers);
        var joint = Enumerable.Range(0, Count).Select(_ => new float[Count]).ToArray();
        for (var i = 0; i < Count; i++)
        {
            for (var e = affinities.Offsets[i]; e < affinities.Offsets[i + 1]; e++) joint[i][affinities.Columns[e]] = affinities.Values[e];
        }
        for (var i = 0; i < Count; i++) Assert.Equal(joint[i], joint.Select(row => row[i]));
        Assert.Equal(1, joint.Sum(row => row.Sum(p => (double)p)), 1e-6);
        Check(new SparseGradient(affinities, new ExactRepulsion(Workers), Workers), joint, exaggeration);
        Check(new SparseGradient(affinities, new BarnesHutRepulsion(Count, 0, Workers), Workers), joint, exaggeration);
    }

    /// <summary>Compares with differences of the divergence; with exaggeration e, of Σ e·p_ij ln(1 + d²) + ln Z.</summary>
    private static void Check(ITSneGradient gradient, float[][] joint, float exaggeration)
    {
        var map = Layouts.Clusters(Count, 6);
        var found = new Layout(Count);
        gradient.Compute(map, exaggeration, found);
        var y = Enumerable.Range(0, Count).SelectMany(i => new double[] { map.X[i], map.Y[i] }).ToArray();
        var slopes = Enumerable.Range(0, 2 * Count).Select(k => Slope(joint, exaggeration, y, k) / 4).ToArray();
        double[] xs = [.. slopes.Where((_, k) => k % 2 == 0)], ys = [.. slopes.Where((_, k) => k % 2 == 1)];
        Assert.InRange(Layouts.RelativeError(found, xs, ys), 0, 1e-4);
        var entropy = joint.Sum(row => row.Where(p => p > 0).Sum(p => p * Math.Log(p)));
        Assert.Equal(entropy + Objective(joint, 1, y), gradient.KullbackLeibler(map), 1e-5);
    }

    private static double Slope(float[][] joint, double exaggeration, double[] y, int k)
    {
        const double step = 1e-4;
        double[] up = [.. y], down = [.. y];
        up[k] += step;
        down[k] -= step;
        return (Objective(joint, exaggeration, up) - Objective(joint, exaggeration, down)) / (2 * step);
    }

    private static double Objective(float[][] joint, double exaggeration, double[] y)
    {
        double attraction = 0, z = 0;
        for (var i = 0; i < Count; i++)
        {
            for (var j = 0; j < Count; j++)
            {
                if (i == j) continue;
                var width = 1 + Math.Pow(y[2 * i] - y[2 * j], 2) + Math.Pow(y[2 * i + 1] - y[2 * j + 1], 2);
                attraction += joint[i][j] * Math.Log(width);
                z += 1 / width;
            }
        }
        return exaggeration * attraction + Math.Log(z);
    }

    private static PointMatrix Points()
    {
        using var scope = NewDisposeScope();
        return new(Clusters.Make(classes: 3, perClass: Count / 3, dimensions: 5).Points);
    }
}
