using System.Numerics;
using System.Runtime.InteropServices;
using FilterGen.Tsne.Affinities;
using FilterGen.Tsne.Running;

namespace FilterGen.Tsne.Embedding;

/// <summary>Attraction and repulsion of all pairs in one pass.</summary>
internal sealed class ExactGradient(DenseAffinities affinities, Workers workers) : ITSneGradient
{
    private const int Block = 16;

    private readonly Layout repulsive = new(affinities.Count);
    private readonly double negativeEntropy = affinities.NegativeEntropy(workers);

    /// <inheritdoc/>
    public void Compute(Layout map, float exaggeration, Layout gradient)
    {
        var z = workers.Sum(map.Count, Block, (begin, end) =>
        {
            var sum = 0.0;
            for (var i = begin; i < end; i++) sum += Row(map, i, gradient);
            return sum;
        });
        var inverse = (float)(1 / z);
        for (var i = 0; i < map.Count; i++)
        {
            gradient.X[i] = exaggeration * gradient.X[i] - inverse * repulsive.X[i];
            gradient.Y[i] = exaggeration * gradient.Y[i] - inverse * repulsive.Y[i];
        }
    }

    /// <inheritdoc/>
    public double KullbackLeibler(Layout map)
    {
        var sums = new double[map.Count];
        var spread = workers.Sum(map.Count, Block, (begin, end) =>
        {
            var sum = 0.0;
            for (var i = begin; i < end; i++) sum += Spread(map, i, out sums[i]);
            return sum;
        });
        return negativeEntropy + spread + Math.Log(sums.Sum());
    }

    /// <summary>One point's attraction and repulsion, and its part of Z.</summary>
    private double Row(Layout map, int point, Layout attractive)
    {
        var xs = MemoryMarshal.Cast<float, Vector<float>>(map.X);
        var ys = MemoryMarshal.Cast<float, Vector<float>>(map.Y);
        var ps = MemoryMarshal.Cast<float, Vector<float>>(affinities[point]);
        Vector<float> px = new(map.X[point]), py = new(map.Y[point]);
        Vector<float> ax = default, ay = default, rx = default, ry = default, z = default;
        for (var j = 0; j < ps.Length; j++)
        {
            Vector<float> dx = px - xs[j], dy = py - ys[j];
            var kernel = Vector<float>.One / (Vector<float>.One + dx * dx + dy * dy);
            z += kernel;
            var pull = ps[j] * kernel;
            ax += pull * dx;
            ay += pull * dy;
            var push = kernel * kernel;
            rx += push * dx;
            ry += push * dy;
        }
        (attractive.X[point], attractive.Y[point]) = (Vector.Sum(ax), Vector.Sum(ay));
        (repulsive.X[point], repulsive.Y[point]) = (Vector.Sum(rx), Vector.Sum(ry));
        return (double)Vector.Sum(z) - 1;
    }

    /// <summary>One point's Σ p_ij ln(1 + |y_i − y_j|²), and its part of Z.</summary>
    private double Spread(Layout map, int point, out double z)
    {
        var row = affinities[point];
        double sum = 0;
        z = -1;
        for (var j = 0; j < map.Count; j++)
        {
            double dx = map.X[point] - map.X[j], dy = map.Y[point] - map.Y[j];
            var width = 1 + dx * dx + dy * dy;
            z += 1 / width;
            sum += row[j] * Math.Log(width);
        }
        return sum;
    }
}
