using FilterGen.Filters;
using FilterGen.Mds;
using FilterGen.Tsne;

namespace FilterGen.Papers.FilterGan;

/// <summary>
/// Real and generated filters as points (Figure 5): every filter of every set is one, C·3·3 numbers long, and those that stand for the
/// same real filter belong together.
/// </summary>
public sealed class FilterMap : IDisposable
{
    private readonly Tensor points;     // [(k + 1)·N, C·3·3]; the real filters first

    /// <summary>Lays out the filters.</summary>
    /// <param name="real">The real filters [N, C, 3, 3].</param>
    /// <param name="sets">Generated ones [k, N, C, 3, 3], at least one set.</param>
    /// <exception cref="ArgumentException">A shape is another, or a number is not finite.</exception>
    public FilterMap(Tensor real, Tensor sets)
    {
        Guard.Shape(real, nameof(real), "[N, C, 3, 3]", -1, -1, -1, -1);
        Guard.Shape(sets, nameof(sets), $"[k, {string.Join(", ", real.shape)}]", [-1, .. real.shape]);
        Guard.AtLeast(1, sets.shape[0], nameof(sets));
        using var scope = NewDisposeScope();
        using var off = no_grad();
        FilterCount = (int)real.shape[0];
        SetCount = (int)sets.shape[0];
        points = cat([real.unsqueeze(0), sets]).flatten(0, 1).flatten(1).cpu().DetachFromDisposeScope();
        Distances = DistanceMatrix.Euclidean(points).DetachFromDisposeScope();
        var filters = Filters();
        var same = filters.unsqueeze(0).eq(filters.unsqueeze(1));
        var itself = eye(points.shape[0], dtype: @bool);
        Within = Distances[same & ~itself].mean().item<double>();
        Between = Distances[~same].mean().item<double>();
        NearestSame = Separability.NearestNeighbourAccuracy(points, filters, neighbours: 1);
        Silhouette = Separability.Silhouette(points, filters);
    }

    /// <summary>N.</summary>
    public int FilterCount { get; }

    /// <summary>k.</summary>
    public int SetCount { get; }

    /// <summary>All distances, float64 [(k + 1)·N, (k + 1)·N]; the first N rows are the real filters'.</summary>
    public Tensor Distances { get; }

    /// <summary>Mean distance between two of the points of one filter.</summary>
    public double Within { get; }

    /// <summary>Mean distance between points of different filters.</summary>
    public double Between { get; }

    /// <summary>Of how many points, in %, the nearest other one is of the same filter; in all dimensions.</summary>
    public double NearestSame { get; }

    /// <summary>Mean silhouette of the filters as clusters, −1 to 1; in all dimensions.</summary>
    public double Silhouette { get; }

    /// <summary>The filter that each point stands for, 0 to N − 1: int64 [(k + 1)·N].</summary>
    public Tensor Filters() => arange(FilterCount).repeat(SetCount + 1);

    /// <inheritdoc/>
    public void Dispose()
    {
        points.Dispose();
        Distances.Dispose();
    }
}
