using FilterGen.Filters;

namespace FilterGen.Papers.FilterGan;

/// <summary>Noise vectors around or between others; all in the caller's dispose scope.</summary>
public static class LatentPlaces
{
    /// <summary>K values that rise evenly from −ξ to ξ.</summary>
    /// <param name="reach">ξ, above 0.</param>
    /// <param name="count">K, odd, so that 0 is in the middle.</param>
    /// <exception cref="ArgumentException">An even number of values, or none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">ξ is not above 0.</exception>
    public static double[] Values(double reach, int count)
    {
        Guard.Positive(reach, nameof(reach));
        return count > 0 && count % 2 == 1
            ? [.. Enumerable.Range(0, count).Select(i => count == 1 ? 0 : reach * (2.0 * i / (count - 1) - 1))]
            : throw new ArgumentException($"expected an odd number of values, found {count}: the middle is z itself.", nameof(count));
    }

    /// <summary>The grid of section 4: z + v_c e_across + v_r e_down for each row r and column c, [K·K, 8] row by row.</summary>
    /// <param name="center">z: [8].</param>
    /// <param name="across">The dimension that changes along a row, from 0.</param>
    /// <param name="down">The dimension that changes along a column.</param>
    /// <param name="values">v: what is added.</param>
    /// <exception cref="ArgumentException">z has no such dimension, or both are the same.</exception>
    public static Tensor Grid(Tensor center, int across, int down, double[] values)
    {
        Guard.Shape(center, nameof(center), "[length of z]", -1);
        var last = center.shape[0] - 1;
        if (across < 0 || down < 0 || across > last || down > last || across == down)
            throw new ArgumentException($"Grid: expected two different dimensions of z, 0 to {last}, found {across} and {down}.");
        return Moved(center, [.. from v in values from w in values select new[] { (across, w), (down, v) }]);
    }

    /// <summary>Along each dimension alone: z + v e_d, [8·K, 8], all of the first dimension first.</summary>
    /// <param name="center">z: [8].</param>
    /// <param name="values">v: what is added.</param>
    public static Tensor Walks(Tensor center, double[] values)
    {
        Guard.Shape(center, nameof(center), "[length of z]", -1);
        return Moved(center, [.. from d in Enumerable.Range(0, (int)center.shape[0]) from v in values select new[] { (d, v) }]);
    }

    /// <summary>The straight way from one noise vector to another, both ends included: [K, 8].</summary>
    /// <param name="from">[8].</param>
    /// <param name="to">[8].</param>
    /// <param name="count">K, at least 2.</param>
    public static Tensor Between(Tensor from, Tensor to, int count)
    {
        Guard.Shape(from, nameof(from), "[length of z]", -1);
        Guard.Shape(to, nameof(to), $"[{from.shape[0]}], as the other end", from.shape[0]);
        Guard.AtLeast(2, count, nameof(count));
        using var scope = NewDisposeScope();
        var share = linspace(0, 1, count, device: from.device).unsqueeze(1);
        return (from + share * (to - from)).MoveToOuterDisposeScope();
    }

    private static Tensor Moved(Tensor center, (int Dimension, double Step)[][] places)
    {
        Guard.AtLeast(1, places.Length, "values");
        using var scope = NewDisposeScope();
        var steps = new float[places.Length, center.shape[0]];
        foreach (var (i, place) in places.Index())
            foreach (var (dimension, step) in place) steps[i, dimension] += (float)step;
        return (center + tensor(steps, device: center.device)).MoveToOuterDisposeScope();
    }
}
