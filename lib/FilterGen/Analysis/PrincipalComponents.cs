using FilterGen.Filters;
using TorchSharp;
using static TorchSharp.torch;

namespace FilterGen.Analysis;

/// <summary>
/// The directions in which points vary most, by subspace iteration (Halko, Martinsson &amp; Tropp 2011) in double precision: only
/// products of matrices, so points of many coordinates cost no more than a few passes over them. Owns its tensors.
/// </summary>
public sealed class PrincipalComponents : IDisposable
{
    private const int Oversampling = 10;

    private PrincipalComponents(Tensor mean, Tensor components, Tensor variances, double totalVariance)
    {
        (Mean, Components, Variances) = (mean, components, variances);
        TotalVariance = totalVariance;
    }

    /// <summary>The points' mean: float64 [D].</summary>
    public Tensor Mean { get; }

    /// <summary>
    /// The directions as rows of length 1, largest variance first: float64 [K, D]. The sign is such that the largest coordinate in
    /// magnitude is positive.
    /// </summary>
    public Tensor Components { get; }

    /// <summary>The variance along each direction, with the divisor N − 1: float64 [K].</summary>
    public Tensor Variances { get; }

    /// <summary>The variance in all directions together.</summary>
    public double TotalVariance { get; }

    /// <summary>Finds the directions.</summary>
    /// <param name="points">[N, ...], N at least 2, finite; what follows the first dimension is flattened. Any device.</param>
    /// <param name="count">How many, K: 1 to the smaller of N and D.</param>
    /// <param name="seed">Decides the first guess; with another one, results differ by rounding.</param>
    /// <exception cref="ArgumentException">The points are fewer, or <paramref name="count"/> is out of its range.</exception>
    public static PrincipalComponents Fit(Tensor points, int count, long seed = 1)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var rows = Rows(points);
        long n = rows.shape[0], d = rows.shape[1], most = Math.Min(n, d);
        Guard.AtLeast(2, n, nameof(points));
        if (count < 1 || count > most)
        {
            throw new ArgumentOutOfRangeException(
                nameof(count), $"expected 1 to {most} components of {n} points in {d} dimensions, found {count}.");
        }
        var mean = rows.mean([0]);
        var centred = rows - mean;                                                        // [N, D]
        var total = centred.pow(2).sum().item<double>() / (n - 1);
        var width = (int)Math.Min(most, count + Oversampling);
        var (values, vectors) = new SubspaceIteration(centred, count, width).Solve(seed);
        return new(
            mean.DetachFromDisposeScope(),
            tensor(vectors.SelectMany(row => row).ToArray(), [count, d], device: rows.device).DetachFromDisposeScope(),
            tensor(values.Select(value => value / (n - 1)).ToArray(), device: rows.device).DetachFromDisposeScope(),
            total);
    }

    /// <summary>The coordinates of points along the directions.</summary>
    /// <param name="points">[N, ...] with D numbers per point, on the device of the points that were fitted.</param>
    /// <returns>float32 [N, K].</returns>
    public Tensor Project(Tensor points)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var rows = Rows(points);
        Guard.Shape(rows, nameof(points), $"[N, {Mean.shape[0]}]", -1, Mean.shape[0]);
        return (rows - Mean).mm(Components.t()).to(float32).MoveToOuterDisposeScope();
    }

    /// <summary>Finds directions and projects the points on them.</summary>
    /// <inheritdoc cref="Fit"/>
    /// <returns>float32 [N, K] on the points' device.</returns>
    public static Tensor Reduce(Tensor points, int count, long seed = 1)
    {
        using var components = Fit(points, count, seed);
        return components.Project(points);
    }

    /// <summary>Frees the tensors.</summary>
    public void Dispose()
    {
        Mean.Dispose();
        Components.Dispose();
        Variances.Dispose();
    }

    private static Tensor Rows(Tensor points)
    {
        if (points.dim() < 2)
            throw new ArgumentException($"points: expected [N, D], found [{string.Join(", ", points.shape)}].", nameof(points));
        return points.detach().flatten(1).to(float64);
    }
}
