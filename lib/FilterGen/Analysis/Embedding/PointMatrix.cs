using System.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace FilterGen.Analysis.Embedding;

/// <summary>
/// The points of a data set, checked, centred, and scaled so that the largest coordinate is 1: distances then lose no digits to a
/// common offset, and their squares neither overflow nor vanish. Nothing here depends on the scale.
/// </summary>
internal sealed class PointMatrix : IDisposable
{
    private readonly float[] values;

    /// <summary>Checks and copies points.</summary>
    /// <param name="points">[N, ...], at least one point; what follows the first dimension is flattened. Any device.</param>
    /// <exception cref="ArgumentException">There are no points, or one has a coordinate that is not finite.</exception>
    public PointMatrix(Tensor points)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        if (points.dim() < 2 || points.numel() == 0)
            throw new ArgumentException($"points: expected [N, D], found [{string.Join(", ", points.shape)}].", nameof(points));
        var wide = points.detach().flatten(1).to(float64);                       // [N, D]
        if (!wide.isfinite().all().item<bool>()) throw NotFinite(wide.cpu());
        var centred = wide - wide.mean([0], keepdim: true);
        var largest = centred.abs().max().item<double>();
        if (largest > 0) centred = centred / largest;
        Tensor = centred.to(float32).contiguous().DetachFromDisposeScope();
        values = Tensor.cpu().data<float>().ToArray();
        Count = checked((int)wide.shape[0]);
        Dimensions = checked((int)wide.shape[1]);
    }

    /// <summary>The points on their device: float32 [N, D].</summary>
    public Tensor Tensor { get; }

    /// <summary>Number of points, N.</summary>
    public int Count { get; }

    /// <summary>Coordinates per point, D.</summary>
    public int Dimensions { get; }

    /// <summary>The coordinates of one point.</summary>
    public ReadOnlySpan<float> this[int point] => values.AsSpan(point * Dimensions, Dimensions);

    /// <summary>The squared distance of two points, the same whatever else is computed.</summary>
    public float SquaredDistance(int one, int other)
    {
        ReadOnlySpan<float> a = this[one], b = this[other];
        var sums = Vector<float>.Zero;
        var i = 0;
        for (; i <= a.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var difference = new Vector<float>(a[i..]) - new Vector<float>(b[i..]);
            sums += difference * difference;
        }
        var sum = Vector.Sum(sums);
        for (; i < a.Length; i++) sum += (a[i] - b[i]) * (a[i] - b[i]);
        return sum;
    }

    /// <summary>Frees the tensor.</summary>
    public void Dispose() => Tensor.Dispose();

    private static ArgumentException NotFinite(Tensor points)
    {
        var all = points.data<double>().ToArray();
        var at = Array.FindIndex(all, value => !double.IsFinite(value));
        var (row, column) = Math.DivRem(at, (int)points.shape[1]);
        return new ArgumentException(
            $"points: expected finite numbers, found {all[at]} in point {row}, coordinate {column}. "
            + "Remove the point or replace the number.", nameof(points));
    }
}
