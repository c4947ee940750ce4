using System.Runtime.InteropServices;
using FilterGen.Tsne.Running;

namespace FilterGen.Tsne.Points;

/// <summary>
/// Exact nearest neighbours by comparing every point with every other: distances by blocks as one matrix product, then the least of
/// each row. In many dimensions that is faster than any tree. The product's rounding hides the order of points that are near each
/// other and far from the origin; so every point that it may hide is measured again in double precision.
/// </summary>
internal static class NearestNeighbours
{
    /// <summary>Candidates beyond those wanted: with a few more, most rows need not be looked through again.</summary>
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
        var graph = new NeighbourGraph(count, neighbours, new int[count * neighbours], new float[count * neighbours]);
        // On a GPU, whose float32 products may have the ten digits of TF32, in float64.
        var rounded = points.Tensor.device.type == DeviceType.CPU ? points.Tensor : points.Tensor.to(float64);
        var norms = rounded.pow(2).sum(1, keepdim: true);                        // [N, 1]
        var right = cat([rounded, norms], 1).t();                                // [D + 1, N]
        var left = cat([rounded * -2, ones_like(norms)], 1);                     // [N, D + 1]
        var rows = Math.Max(1, BlockSize / count);
        for (var start = 0; start < count; start += rows)
        {
            cancellation.ThrowIfCancellationRequested();
            using var block = NewDisposeScope();
            var length = Math.Min(rows, count - start);
            var keys = left.narrow(0, start, length).mm(right).to(float32).cpu(); // |x_j|² − 2 x_i·x_j: [length, N]
            Choose(points, graph, start, length, keys, workers);
        }
        return graph;
    }

    private static void Choose(PointMatrix points, NeighbourGraph graph, int start, int length, Tensor keys, Workers workers)
    {
        var (count, wanted) = (points.Count, graph.Neighbours);
        var candidates = Math.Min(count, wanted + 1 + Spare);                     // the point itself among them
        var (smallest, places) = keys.topk(candidates, 1, largest: false);        // [length, candidates]
        var (likely, found) = (places.data<long>().ToArray(), smallest.data<float>().ToArray());
        workers.For(length, 16, (begin, end) =>
        {
            var nearest = new SmallestKeys(wanted);
            var all = MemoryMarshal.Cast<byte, float>(keys.bytes);
            for (var row = begin; row < end; row++)
            {
                var point = start + row;
                nearest.Clear();
                foreach (int other in likely.AsSpan(row * candidates, candidates))
                {
                    if (other != point) nearest.Offer((float)points.SquaredDistance(point, other), other);
                }
                nearest.Keep();
                var limit = LargestKey(points, point, nearest.Key(wanted - 1));
                if (candidates < count && found[(row + 1) * candidates - 1] <= limit)
                    Measure(points, point, all.Slice(row * count, count), limit, nearest);
                for (var i = 0; i < wanted; i++)
                {
                    graph.Indices[point * wanted + i] = nearest.Index(i);
                    graph.SquaredDistances[point * wanted + i] = nearest.Key(i);
                }
            }
        });
    }

    /// <summary>Finds the nearest of the points whose keys do not exceed a limit.</summary>
    private static void Measure(PointMatrix points, int point, ReadOnlySpan<float> keys, float limit, SmallestKeys nearest)
    {
        nearest.Clear();
        for (var other = 0; other < keys.Length; other++)
        {
            if (keys[other] <= limit && other != point) nearest.Offer((float)points.SquaredDistance(point, other), other);
        }
        nearest.Keep();
    }

    /// <summary>
    /// The largest key that a point y at most so far from x can have: d² − |x|², and what rounding adds. A sum of n products in
    /// float32 is wrong by at most n·2⁻²⁴ of the sum of their magnitudes, here 2|x||y| + |y|² with |y| ≤ |x| + d; we allow twice that.
    /// </summary>
    private static float LargestKey(PointMatrix points, int point, double squaredDistance)
    {
        var squaredNorm = points.SquaredNorm(point);
        double norm = Math.Sqrt(squaredNorm), reach = norm + Math.Sqrt(squaredDistance);
        var error = (points.Dimensions + 8) * Math.ScaleB(1, -23) * reach * (2 * norm + reach);
        return MathF.BitIncrement((float)(squaredDistance - squaredNorm + error));
    }
}
