using FilterGen.Tsne.Embedding;
using FilterGen.Tsne.Points;
using FilterGen.Tsne.Running;

namespace FilterGen.Tsne.Affinities;

/// <summary>The joint probabilities p_ij = (p_j|i + p_i|j) / 2N of all pairs (van der Maaten &amp; Hinton 2008): a matrix.</summary>
internal sealed class DenseAffinities
{
    /// <summary>The most points for which a matrix is made: 3.6 GB.</summary>
    public const int MostPoints = 30_000;

    private DenseAffinities(int count)
    {
        Count = count;
        Stride = Layout.Pad(count);
        Values = new float[(long)count * Stride];
    }

    /// <summary>Number of points, N.</summary>
    public int Count { get; }

    /// <summary>Numbers from one row's start to the next one's: N, filled up with zeros to whole vectors.</summary>
    public int Stride { get; }

    /// <summary>The probabilities by rows.</summary>
    public float[] Values { get; }

    /// <summary>One row, filled up with zeros.</summary>
    public ReadOnlySpan<float> this[int point] => Values.AsSpan(point * Stride, Stride);

    /// <summary>Computes the probabilities.</summary>
    /// <param name="points">The points, at most <see cref="MostPoints"/>.</param>
    /// <param name="perplexity">At least 1, less than N − 1.</param>
    /// <param name="workers">Threads.</param>
    /// <param name="cancellation">Looked at between blocks.</param>
    public static DenseAffinities From(PointMatrix points, double perplexity, Workers workers, CancellationToken cancellation = default)
    {
        var affinities = new DenseAffinities(points.Count);
        var search = new PerplexitySearch(perplexity);
        workers.For(points.Count, 16, (begin, end) =>
        {
            cancellation.ThrowIfCancellationRequested();
            var distances = new float[points.Count - 1];
            var conditional = new double[points.Count - 1];
            for (var i = begin; i < end; i++)
            {
                for (var j = 0; j < i; j++) distances[j] = (float)points.SquaredDistance(i, j);
                for (var j = i + 1; j < points.Count; j++) distances[j - 1] = (float)points.SquaredDistance(i, j);
                search.Find(distances, conditional);
                var row = affinities.Values.AsSpan(i * affinities.Stride, affinities.Stride);
                for (var j = 0; j < i; j++) row[j] = (float)conditional[j];
                for (var j = i + 1; j < points.Count; j++) row[j] = (float)conditional[j - 1];
            }
        });
        affinities.Symmetrize(workers);
        return affinities;
    }

    private void Symmetrize(Workers workers)
    {
        var scale = 1 / (2f * Count);
        workers.For(Count, 64, (begin, end) =>
        {
            for (var i = begin; i < end; i++)
            {
                for (var j = i + 1; j < Count; j++)
                    Values[i * Stride + j] = Values[j * Stride + i] = (Values[i * Stride + j] + Values[j * Stride + i]) * scale;
            }
        });
    }

    /// <summary>Σ p ln p over all pairs.</summary>
    public double NegativeEntropy(Workers workers) => workers.Sum(Count, 16, (begin, end) =>
    {
        var sum = 0.0;
        foreach (var p in Values.AsSpan(begin * Stride, (end - begin) * Stride)) if (p > 0) sum += p * Math.Log(p);
        return sum;
    });
}
