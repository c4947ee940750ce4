namespace FilterGen.Tsne.Points;

/// <summary>Points as rows of numbers in double precision.</summary>
internal static class PointRows
{
    /// <summary>Flattens points.</summary>
    /// <param name="points">[N, ...], any device.</param>
    /// <returns>float64 [N, D] on the same device.</returns>
    /// <exception cref="ArgumentException">There is no tensor, no second dimension, or what it holds are no real numbers in memory.</exception>
    public static Tensor Of(Tensor points)
    {
        if (points is null || points.IsInvalid)
            throw new ArgumentException($"points: expected [N, D], found {(points is null ? "null" : "a disposed tensor")}.", nameof(points));
        if (points.is_sparse || points.is_complex() || points.device_type == DeviceType.META)
        {
            var found = points.is_sparse ? "a sparse tensor" : points.is_complex() ? $"{points.dtype}" : "a tensor without data";
            throw new ArgumentException(
                $"points: expected a dense tensor of real numbers, found {found}. "
                + "Take to_dense() of a sparse one, view_as_real() of a complex one.",
                nameof(points));
        }
        return points.dim() >= 2 ? points.detach().flatten(1).to(float64) : throw Shapeless(points);
    }

    /// <summary>Flattens points, of which there must be some, and checks their numbers.</summary>
    /// <inheritdoc cref="Of"/>
    /// <exception cref="ArgumentException">There are no points, or one has a coordinate that is not finite.</exception>
    public static Tensor Finite(Tensor points)
    {
        var rows = Of(points);
        if (rows.numel() == 0) throw Shapeless(points);
        return rows.isfinite().all().item<bool>() ? rows : throw NotFinite(rows.cpu());
    }

    private static ArgumentException Shapeless(Tensor points) =>
        new($"points: expected [N, D], found [{string.Join(", ", points.shape)}].", nameof(points));

    private static ArgumentException NotFinite(Tensor rows)
    {
        var all = rows.data<double>().ToArray();
        var at = Array.FindIndex(all, value => !double.IsFinite(value));
        var (row, column) = Math.DivRem(at, (int)rows.shape[1]);
        return new ArgumentException(
            $"points: expected finite numbers, found {all[at]} in point {row}, coordinate {column}. "
            + "Remove the point or replace the number.", "points");
    }
}
