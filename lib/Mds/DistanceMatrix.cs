using TorchSharp;
using static TorchSharp.torch;

namespace FilterGen.Mds;

/// <summary>Distances of all pairs of points.</summary>
public static class DistanceMatrix
{
    /// <summary>By how much, relative to the largest distance, a matrix may differ from its mirror image and its diagonal from 0.</summary>
    private const double Tolerance = 1e-5;

    /// <summary>Between the smallest and the largest distance whose square still has all digits.</summary>
    private const double Smallest = 1e-140, Largest = 1e140;

    /// <summary>Euclidean distances, in double precision.</summary>
    /// <param name="points">[N, ...], finite; what follows the first dimension is flattened. Any device.</param>
    /// <returns>float64 [N, N], exactly symmetric, with zeros on the diagonal.</returns>
    /// <exception cref="ArgumentException">
    /// There is no second dimension, a number is complex, not finite or above 1e140, or the matrix has no room in memory.
    /// </exception>
    public static Tensor Euclidean(Tensor points)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        if (points.dim() < 2 || points.numel() == 0) throw new ArgumentException($"points: expected [N, D], found {Shape(points)}.");
        RequireReal(points, "points");
        RequireRoom(points, "points", matrices: 1);
        var rows = points.detach().flatten(1).to(float64);
        if (!rows.isfinite().all().item<bool>()) throw new ArgumentException("points: expected finite numbers, found others.");
        if (rows.abs().max().item<double>() > Largest)
            throw new ArgumentException(FormattableString.Invariant(
                $"points: expected numbers up to {Largest:G2}, found larger ones. Scale them."));
        return Between(rows).MoveToOuterDisposeScope();
    }

    /// <summary>Distances of rows, without the matrix product that loses the small ones.</summary>
    internal static Tensor Between(Tensor rows) => cdist(rows, rows, 2, compute_mode.donot_use_mm_for_euclid_dist);

    /// <summary>Checks a matrix and makes it exactly symmetric with a diagonal of zeros.</summary>
    /// <returns>float64 [N, N] on the same device.</returns>
    /// <exception cref="ArgumentException">The matrix is none of distances.</exception>
    internal static Tensor Checked(Tensor distances)
    {
        if (distances.dim() != 2 || distances.shape[0] != distances.shape[1] || distances.shape[0] < 2)
            throw new ArgumentException($"distances: expected [N, N] with N at least 2, found {Shape(distances)}.", nameof(distances));
        RequireReal(distances, "distances");
        RequireRoom(distances, "distances", matrices: 4);
        var matrix = distances.detach().to(float64);
        Require(matrix.isfinite(), matrix, "finite numbers", "Remove the point or replace the number.");
        Require(matrix >= 0, matrix, "no negative numbers", "A similarity s becomes a distance by, for example, max(s) − s.");
        var allowed = Tolerance * matrix.max();
        Require(matrix.diagonal().diag() <= allowed, matrix, "zeros on the diagonal", "A point has no distance from itself.");
        Require((matrix - matrix.t()).abs() <= allowed, matrix, "a symmetric matrix", "Take, for example, (D + Dᵀ) / 2.");
        var most = matrix.max().item<double>();
        if (most > Largest || most is > 0 and < Smallest)
            throw new ArgumentException(FormattableString.Invariant(
                $"distances: expected the largest from {Smallest:G2} to {Largest:G2}, found {most:G4}. Scale them: a map has their scale."),
                nameof(distances));
        matrix = matrix - matrix.diagonal().diag();
        return (matrix + matrix.t()) / 2;
    }

    private static void RequireReal(Tensor tensor, string what)
    {
        if (tensor.is_complex()) throw new ArgumentException($"{what}: expected real numbers, found {tensor.dtype}.", what);
    }

    /// <summary>Throws where so many matrices [N, N] would not fit into memory: the system may end the process.</summary>
    private static void RequireRoom(Tensor tensor, string what, int matrices)
    {
        if (tensor.device_type != DeviceType.CPU) return;
        const double gigabyte = 1 << 30;
        double n = tensor.shape[0], needed = matrices * n * n * sizeof(double), room = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (needed > room)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"{what}: expected fewer, found {n}, whose distances take {needed / gigabyte:F0} GB "
                + $"of {room / gigabyte:F0} GB. Take a part of them."), what);
    }

    /// <summary>Throws at the first place where the condition does not hold.</summary>
    private static void Require(Tensor holds, Tensor matrix, string expected, string advice)
    {
        if (holds.all().item<bool>()) return;
        using var places = holds.logical_not().nonzero().cpu();
        var (row, column) = (places[0, 0].item<long>(), places[0, 1].item<long>());
        var found = FormattableString.Invariant($"{matrix[row, column].item<double>():G6} in row {row}, column {column}");
        if (row != column) found += FormattableString.Invariant($" and {matrix[column, row].item<double>():G6} in its mirror image");
        throw new ArgumentException($"distances: expected {expected}, found {found}. {advice}", "distances");
    }

    private static string Shape(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";
}
