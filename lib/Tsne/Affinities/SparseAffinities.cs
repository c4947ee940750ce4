using FilterGen.Tsne.Points;
using FilterGen.Tsne.Running;

namespace FilterGen.Tsne.Affinities;

/// <summary>
/// The joint probabilities p_ij = (p_j|i + p_i|j) / 2N of near points (van der Maaten 2014, section 3): a symmetric sparse matrix by
/// rows, whose elements add up to 1.
/// </summary>
/// <param name="offsets">Where each row begins, N + 1 numbers.</param>
/// <param name="columns">The other point of each element, ascending within a row.</param>
/// <param name="values">The probabilities.</param>
internal sealed class SparseAffinities(int[] offsets, int[] columns, float[] values)
{
    /// <summary>Number of points, N.</summary>
    public int Count => offsets.Length - 1;

    /// <summary>Where each row begins, N + 1 numbers.</summary>
    public ReadOnlySpan<int> Offsets => offsets;

    /// <summary>The other point of each element.</summary>
    public ReadOnlySpan<int> Columns => columns;

    /// <summary>The probabilities.</summary>
    public ReadOnlySpan<float> Values => values;

    /// <summary>Computes the probabilities from each point's neighbours.</summary>
    /// <param name="graph">The neighbours.</param>
    /// <param name="perplexity">At least 1, less than the number of neighbours.</param>
    /// <param name="workers">Threads.</param>
    public static SparseAffinities From(NeighbourGraph graph, double perplexity, Workers workers)
    {
        var k = graph.Neighbours;
        var conditional = new double[graph.Count * k];
        var search = new PerplexitySearch(perplexity);
        workers.For(graph.Count, 64, (begin, end) =>
        {
            for (var i = begin; i < end; i++) search.Find(graph.SquaredDistances.AsSpan(i * k, k), conditional.AsSpan(i * k, k));
        });
        return Symmetrize(graph, conditional);
    }

    private static SparseAffinities Symmetrize(NeighbourGraph graph, double[] conditional)
    {
        int n = graph.Count, k = graph.Neighbours;
        var entries = new List<(int Column, double Value)>[n];
        for (var i = 0; i < n; i++) entries[i] = new(2 * k);
        for (var i = 0; i < n; i++)
        {
            for (var e = i * k; e < (i + 1) * k; e++)
            {
                entries[i].Add((graph.Indices[e], conditional[e]));
                entries[graph.Indices[e]].Add((i, conditional[e]));
            }
        }
        var offsets = new int[n + 1];
        var columns = new List<int>(n * k * 3 / 2);
        var values = new List<float>(n * k * 3 / 2);
        for (var i = 0; i < n; i++)
        {
            entries[i].Sort((a, b) => a.Column.CompareTo(b.Column));
            for (var e = 0; e < entries[i].Count; e++)
            {
                var (column, value) = entries[i][e];
                if (e + 1 < entries[i].Count && entries[i][e + 1].Column == column) value += entries[i][++e].Value;
                columns.Add(column);
                values.Add((float)(value / (2.0 * n)));
            }
            offsets[i + 1] = columns.Count;
        }
        return new(offsets, [.. columns], [.. values]);
    }

    /// <summary>Σ p ln p over all elements.</summary>
    public double NegativeEntropy()
    {
        var sum = 0.0;
        foreach (var p in values) if (p > 0) sum += p * Math.Log(p);
        return sum;
    }
}
