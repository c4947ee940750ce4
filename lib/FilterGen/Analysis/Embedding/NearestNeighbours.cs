using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace FilterGen.Analysis.Embedding;

/// <summary>
/// Exact nearest neighbours by comparing every point with every other: distances by blocks as one matrix product, then the least of
/// each row. In many dimensions that is faster than any tree.
/// </summary>
internal static class NearestNeighbours
{
    /// <summary>Candidates beyond those wanted, so that rounding in the matrix product drops no neighbour.</summary>
    private const int Spare = 8;

    /// <summary>Numbers in a block of distances: 32 MB.</summary>
    private const int BlockSize = 8 << 20;

    /// <summary>Finds neighbours.</summary>
    /// <param name="points">The points.</param>
    /// <param name="neighbours">How many of each, 1 to N − 1.</param>
    /// <param name="workers">Threads.</param>
    /// <param name="cancellation">Looked at between blocks.</param>
    public static NeighbourGraph Find(PointMatrix points, int neighbours, Workers workers, CancellationToken cancellation = default)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var count = points.Count;
        var candidates = Math.Min(count - 1, neighbours + Spare);
        var graph = new NeighbourGraph(count, neighbours, new int[count * neighbours], new float[count * neighbours]);
        var norms = points.Tensor.pow(2).sum(1, keepdim: true);                  // [N, 1]
        var right = cat([points.Tensor, norms], 1).t();                          // [D + 1, N]
        var left = cat([points.Tensor * -2, ones_like(norms)], 1);               // [N, D + 1]
        var rows = Math.Max(1, BlockSize / count);
        for (var start = 0; start < count; start += rows)
        {
            cancellation.ThrowIfCancellationRequested();
            using var block = NewDisposeScope();
            var length = Math.Min(rows, count - start);
            var keys = left.narrow(0, start, length).mm(right).cpu();            // |x_j|² − 2 x_i·x_j: [length, N]
            Choose(points, graph, start, length, keys, candidates, workers);
        }
        return graph;
    }

    private static void Choose(
        PointMatrix points, NeighbourGraph graph, int start, int length, Tensor keys, int candidates, Workers workers)
    {
        var count = points.Count;
        workers.For(length, 16, (begin, end) =>
        {
            var smallest = new SmallestKeys(candidates);
            Span<ulong> exact = candidates <= 512 ? stackalloc ulong[candidates] : new ulong[candidates];
            var all = MemoryMarshal.Cast<byte, float>(keys.bytes);
            for (var row = begin; row < end; row++)
            {
                var point = start + row;
                smallest.Find(all.Slice(row * count, count), skip: point);
                for (var i = 0; i < candidates; i++)
                {
                    var other = smallest.Index(i);
                    exact[i] = SmallestKeys.Pack(points.SquaredDistance(point, other), other);
                }
                exact.Sort();
                for (var i = 0; i < graph.Neighbours; i++)
                {
                    graph.Indices[point * graph.Neighbours + i] = SmallestKeys.IndexOf(exact[i]);
                    graph.SquaredDistances[point * graph.Neighbours + i] = SmallestKeys.KeyOf(exact[i]);
                }
            }
        });
    }
}
