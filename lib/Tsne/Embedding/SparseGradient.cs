using FilterGen.Tsne.Affinities;
using FilterGen.Tsne.Grid;
using FilterGen.Tsne.Repulsion;
using FilterGen.Tsne.Running;

namespace FilterGen.Tsne.Embedding;

/// <summary>Attraction by near points only, and some way to compute repulsion.</summary>
/// <param name="affinities">The joint probabilities of near points.</param>
/// <param name="repulsion">Computes the repulsion.</param>
/// <param name="workers">Threads.</param>
internal sealed class SparseGradient(SparseAffinities affinities, IRepulsion repulsion, Workers workers) : ITSneGradient
{
    private const int Block = 128;
    private const int MostForExactMeasure = 10_000;

    private readonly Layout repulsive = new(affinities.Count);
    private readonly double negativeEntropy = affinities.NegativeEntropy();

    /// <summary>A grid's Z is right to about 1e-4; a quadtree's is up to 1 % too small, which would show in the divergence.</summary>
    private readonly IRepulsion measure =
        affinities.Count <= MostForExactMeasure ? new ExactRepulsion(workers) : repulsion as FftRepulsion ?? new FftRepulsion(workers);

    /// <inheritdoc/>
    public void Compute(Layout map, float exaggeration, Layout gradient)
    {
        var inverse = (float)(1 / repulsion.Compute(map, repulsive));
        workers.For(map.Count, Block, (begin, end) =>
        {
            for (var i = begin; i < end; i++)
            {
                var (x, y) = Attraction(map, i);
                gradient.X[i] = exaggeration * x - repulsive.X[i] * inverse;
                gradient.Y[i] = exaggeration * y - repulsive.Y[i] * inverse;
            }
        });
    }

    /// <inheritdoc/>
    public double KullbackLeibler(Layout map)
    {
        var z = measure.Compute(map, repulsive);
        var spread = workers.Sum(map.Count, Block, (begin, end) => Spread(map, begin, end));
        return negativeEntropy + spread + Math.Log(z);
    }

    private (float X, float Y) Attraction(Layout map, int point)
    {
        var (begin, end) = (affinities.Offsets[point], affinities.Offsets[point + 1]);
        var columns = affinities.Columns[begin..end];
        var values = affinities.Values[begin..end];
        float px = map.X[point], py = map.Y[point], x = 0, y = 0;
        for (var e = 0; e < columns.Length; e++)
        {
            float dx = px - map.X[columns[e]], dy = py - map.Y[columns[e]];
            var weight = values[e] / (1 + dx * dx + dy * dy);
            x += weight * dx;
            y += weight * dy;
        }
        return (x, y);
    }

    /// <summary>Σ p_ij ln(1 + |y_i − y_j|²) over some rows.</summary>
    private double Spread(Layout map, int first, int last)
    {
        var sum = 0.0;
        for (var i = first; i < last; i++)
        {
            for (var e = affinities.Offsets[i]; e < affinities.Offsets[i + 1]; e++)
            {
                var j = affinities.Columns[e];
                float dx = map.X[i] - map.X[j], dy = map.Y[i] - map.Y[j];
                sum += affinities.Values[e] * Math.Log(1 + dx * dx + dy * dy);
            }
        }
        return sum;
    }
}
