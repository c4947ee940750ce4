using FilterGen.Tsne.Points;
using FilterGen.Tsne.Running;

namespace FilterGen.Tsne;

/// <summary>How well points of different classes keep apart, as numbers.</summary>
public static class Separability
{
    /// <summary>
    /// The accuracy in % of naming each point's class by the majority of its nearest neighbours, itself left out. Of equally
    /// frequent classes the smallest number wins.
    /// </summary>
    /// <param name="points">[N, ...], finite, any device; what follows the first dimension is flattened.</param>
    /// <param name="labels">[N] classes of an integer type.</param>
    /// <param name="neighbours">Neighbours that vote, 1 to N − 1.</param>
    /// <exception cref="ArgumentException">The points are not finite, or there is not one label per point.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many neighbours.</exception>
    public static double NearestNeighbourAccuracy(Tensor points, Tensor labels, int neighbours = 10)
    {
        using var matrix = new PointMatrix(points);
        var classes = Classes(labels, matrix.Count);
        if (neighbours < 1 || neighbours >= matrix.Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(neighbours), $"expected 1 to {matrix.Count - 1} neighbours among {matrix.Count} points, found {neighbours}.");
        }
        var graph = NearestNeighbours.Find(matrix, neighbours, new Workers(Cores.Physical));
        var votes = new int[classes.Max() + 1];
        var right = 0;
        for (var i = 0; i < matrix.Count; i++)
        {
            Array.Clear(votes);
            foreach (var other in graph.IndicesOf(i)) votes[classes[other]]++;
            if (Array.IndexOf(votes, votes.Max()) == classes[i]) right++;
        }
        return 100.0 * right / matrix.Count;
    }

    /// <summary>
    /// The mean silhouette (Rousseeuw 1987), −1 to 1: (b − a) / max(a, b) with a point's mean distance a to its own class and b to
    /// the nearest other one; 0 for the only point of a class.
    /// </summary>
    /// <inheritdoc cref="NearestNeighbourAccuracy"/>
    /// <exception cref="ArgumentException">
    /// The points are not finite, there is not one label per point, or all are of one class, or each of its own.
    /// </exception>
    public static double Silhouette(Tensor points, Tensor labels)
    {
        using var matrix = new PointMatrix(points);
        var classes = Classes(labels, matrix.Count);
        var sizes = new int[classes.Max() + 1];
        foreach (var label in classes) sizes[label]++;
        if (sizes.Length < 2 || sizes.Length == matrix.Count)
        {
            throw new ArgumentException(
                $"labels: expected 2 to {matrix.Count - 1} classes among {matrix.Count} points, found {sizes.Length}.", nameof(labels));
        }
        return new Workers(Cores.Physical).Sum(matrix.Count, 16, (begin, end) =>
        {
            var sum = 0.0;
            for (var i = begin; i < end; i++) sum += Silhouette(matrix, classes, sizes, i);
            return sum;
        }) / matrix.Count;
    }

    private static double Silhouette(PointMatrix points, int[] classes, int[] sizes, int point)
    {
        if (sizes[classes[point]] == 1) return 0;
        var sums = new double[sizes.Length];
        for (var other = 0; other < points.Count; other++) sums[classes[other]] += Math.Sqrt(points.SquaredDistance(point, other));
        var own = sums[classes[point]] / (sizes[classes[point]] - 1);
        var nearest = double.PositiveInfinity;
        for (var label = 0; label < sizes.Length; label++)
        {
            if (label != classes[point]) nearest = Math.Min(nearest, sums[label] / sizes[label]);
        }
        return own == nearest ? 0 : (nearest - own) / Math.Max(own, nearest);
    }

    /// <summary>The classes numbered from 0 in ascending order of their labels, without gaps.</summary>
    private static int[] Classes(Tensor labels, int count)
    {
        if (labels.dim() != 1 || labels.shape[0] != count || labels.is_floating_point())
        {
            throw new ArgumentException(
                $"labels: expected one integer for each of {count} points, "
                + $"found {labels.dtype} [{string.Join(", ", labels.shape)}].", nameof(labels));
        }
        using var scope = NewDisposeScope();
        var values = labels.to(int64).cpu().data<long>().ToArray();
        var numbers = values.Distinct().Order().Select((value, i) => (value, i)).ToDictionary(pair => pair.value, pair => pair.i);
        return [.. values.Select(value => numbers[value])];
    }
}
