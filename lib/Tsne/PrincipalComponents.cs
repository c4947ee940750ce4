using FilterGen.Tsne.Points;

namespace FilterGen.Tsne;

/// <summary>
/// The directions in which points vary most, in double precision: by singular values where there are at most 1,024 points or
/// coordinates, else by subspace iteration (Halko, Martinsson &amp; Tropp 2011), which costs a few passes over the points if the
/// variances fall off. Owns its tensors.
/// </summary>
public sealed class PrincipalComponents : IDisposable
{
    private const int MostForSingularValues = 1024;
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

    /// <summary>The largest |XᵀXv − λv| of the directions, relative to the largest λ, if it was measured.</summary>
    internal double Residual { get; private init; }

    /// <summary>Finds the directions.</summary>
    /// <param name="points">[N, ...], N at least 2, finite; what follows the first dimension is flattened. Any device.</param>
    /// <param name="count">How many, K: 1 to the smaller of N and D.</param>
    /// <param name="seed">
    /// Decides the iteration's first guess. With another one variances differ by 1e-9 of the largest; directions of nearly equal
    /// variances may turn into each other.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The points are fewer or not finite, or <paramref name="count"/> is out of its range.
    /// </exception>
    /// <exception cref="ArithmeticException">The variances are too nearly equal for the iteration.</exception>
    public static PrincipalComponents Fit(Tensor points, int count, long seed = 1)
    {
        var components = Approximate(points, count, seed);
        if (components.Residual <= SubspaceIteration.Tolerance) return components;
        components.Dispose();
        throw new ArithmeticException(
            $"The first {count} components were not found: their variances are too nearly equal. "
            + $"Ask for fewer, or take at most {MostForSingularValues} points or coordinates.");
    }

    /// <summary>Finds the directions as nearly as the iteration's limit allows.</summary>
    internal static PrincipalComponents Approximate(Tensor points, int count, long seed)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var rows = PointRows.Finite(points);
        long n = rows.shape[0], d = rows.shape[1], most = Math.Min(n, d);
        if (n < 2) throw new ArgumentOutOfRangeException(nameof(points), $"points: expected at least 2, found {n}.");
        if (count < 1 || count > most)
        {
            throw new ArgumentOutOfRangeException(
                nameof(count), $"expected 1 to {most} components of {n} points in {d} dimensions, found {count}.");
        }
        var mean = rows.mean([0]);
        var centred = rows - mean;                                                        // [N, D]
        var total = centred.pow(2).sum().item<double>() / (n - 1);
        if (!double.IsFinite(total))
            throw new ArgumentException(
                "points: expected coordinates whose squares are finite, found larger ones. Divide the points by a number.", nameof(points));
        var (squares, directions, residual) = most <= MostForSingularValues ? Decompose(centred, count) : Iterate(centred, count, seed);
        var largest = directions.gather(1, directions.abs().argmax(1, keepdim: true));    // [K, 1]
        return new(
            mean.DetachFromDisposeScope(),
            where(largest < 0, -directions, directions).DetachFromDisposeScope(),
            (squares / (n - 1)).DetachFromDisposeScope(),
            total)
        {
            Residual = residual,
        };
    }

    /// <summary>The coordinates of points along the directions.</summary>
    /// <param name="points">[N, ...] with D numbers per point, on the device of the points that were fitted.</param>
    /// <returns>float32 [N, K].</returns>
    public Tensor Project(Tensor points)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var rows = PointRows.Of(points);
        if (rows.shape[1] != Mean.shape[0])
            throw new ArgumentException($"points: expected [N, {Mean.shape[0]}], found [{string.Join(", ", rows.shape)}].", nameof(points));
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

    /// <summary>Right singular vectors of X, or of the smaller XᵀX, whose singular values are their squares.</summary>
    private static (Tensor Squares, Tensor Directions, double Residual) Decompose(Tensor centred, int count)
    {
        var isTall = centred.shape[0] > centred.shape[1];
        var (_, values, vectors) = linalg.svd(isTall ? centred.t().mm(centred) : centred, fullMatrices: false);
        return ((isTall ? values : values.pow(2)).narrow(0, 0, count), vectors.narrow(0, 0, count), 0);
    }

    private static (Tensor Squares, Tensor Directions, double Residual) Iterate(Tensor centred, int count, long seed) =>
        new SubspaceIteration(centred, count, (int)Math.Min(centred.shape.Min(), count + Oversampling)).Solve(seed);
}
