using System.Numerics;
using System.Runtime.InteropServices;
using FilterGen.Tsne.Embedding;
using FilterGen.Tsne.Running;

namespace FilterGen.Tsne.Repulsion;

/// <summary>Repulsion summed over all pairs: for few points faster than any other way.</summary>
internal sealed class ExactRepulsion(Workers workers) : IRepulsion
{
    /// <inheritdoc/>
    public double Compute(Layout map, Layout forces) => workers.Sum(map.Count, 32, (begin, end) =>
    {
        var sum = 0.0;
        for (var i = begin; i < end; i++) sum += Push(map.X, map.Y, map, i, forces);
        return sum - (end - begin);
    });

    private static double Push(float[] x, float[] y, Layout map, int point, Layout forces)
    {
        var xs = MemoryMarshal.Cast<float, Vector<float>>(x);
        var ys = MemoryMarshal.Cast<float, Vector<float>>(y)[..xs.Length];
        Vector<float> px = new(map.X[point]), py = new(map.Y[point]);
        Vector<float> fx = default, fy = default, z = default;
        for (var j = 0; j < xs.Length; j++)
        {
            Vector<float> dx = px - xs[j], dy = py - ys[j];
            var kernel = Vector<float>.One / (Vector<float>.One + dx * dx + dy * dy);
            z += kernel;
            kernel *= kernel;
            fx += kernel * dx;
            fy += kernel * dy;
        }
        (forces.X[point], forces.Y[point]) = (Vector.Sum(fx), Vector.Sum(fy));
        return Vector.Sum(z);
    }
}
