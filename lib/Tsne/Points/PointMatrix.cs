using System.Numerics;
using System.Runtime.InteropServices;

namespace FilterGen.Tsne.Points;

/// <summary>
/// The points of a data set, checked, centred, and scaled so that the largest coordinate is 1: distances then lose no digits to a
/// common offset, and their squares neither overflow nor vanish. Nothing here depends on the scale, nor on torch's number of threads.
/// </summary>
internal sealed class PointMatrix : IDisposable
{
    private readonly double[] values;

    /// <summary>Checks and copies points.</summary>
    /// <param name="points">[N, ...], at least one point; what follows the first dimension is flattened. Any device.</param>
    /// <exception cref="ArgumentException">There are no points, or one has a coordinate that is not finite.</exception>
    public PointMatrix(Tensor points)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var rows = PointRows.Finite(points);                                     // [N, D]
        Count = checked((int)rows.shape[0]);
        Dimensions = checked((int)rows.shape[1]);
        values = rows.cpu().data<double>().ToArray();
        Center();
        Tensor = tensor(values, [Count, Dimensions]).to(float32).to(rows.device).DetachFromDisposeScope();
    }

    /// <summary>The points on their device, rounded: float32 [N, D].</summary>
    public Tensor Tensor { get; }

    /// <summary>Number of points, N.</summary>
    public int Count { get; }

    /// <summary>Coordinates per point, D.</summary>
    public int Dimensions { get; }

    /// <summary>The squared distance of two points, the same whatever else is computed.</summary>
    public double SquaredDistance(int one, int other)
    {
        ReadOnlySpan<double> a = this[one], b = this[other];
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(a);
        var others = MemoryMarshal.Cast<double, Vector<double>>(b)[..vectors.Length];
        Vector<double> even = default, odd = default;
        for (var i = 0; i < vectors.Length; i++)
        {
            var difference = vectors[i] - others[i];
            (even, odd) = (odd + difference * difference, even);        // two sums, of which neither waits for the other
        }
        var sum = Vector.Sum(even + odd);
        for (var i = vectors.Length * Vector<double>.Count; i < a.Length; i++) sum += (a[i] - b[i]) * (a[i] - b[i]);
        return sum;
    }

    /// <summary>The squared distance of a point from the origin.</summary>
    public double SquaredNorm(int point)
    {
        var sum = 0.0;
        foreach (var value in this[point]) sum += value * value;
        return sum;
    }

    /// <summary>Frees the tensor.</summary>
    public void Dispose() => Tensor.Dispose();

    private ReadOnlySpan<double> this[int point] => values.AsSpan(point * Dimensions, Dimensions);

    private void Center()
    {
        var means = new double[Dimensions];
        for (var i = 0; i < values.Length; i += Dimensions)
        {
            for (var k = 0; k < Dimensions; k++) means[k] += values[i + k] / Count;
        }
        var largest = 0.0;
        for (var i = 0; i < values.Length; i += Dimensions)
        {
            for (var k = 0; k < Dimensions; k++) largest = Math.Max(largest, Math.Abs(values[i + k] -= means[k]));
        }
        if (largest == 0) return;
        foreach (ref var value in values.AsSpan()) value /= largest;
    }
}
