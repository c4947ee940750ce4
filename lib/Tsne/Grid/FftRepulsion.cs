using System.Runtime.Intrinsics;
using FilterGen.Tsne.Embedding;
using FilterGen.Tsne.Repulsion;
using FilterGen.Tsne.Running;

namespace FilterGen.Tsne.Grid;

/// <summary>
/// Repulsion as a convolution on a grid (Linderman et al. 2019): the points are spread onto the nodes, the density is convolved with
/// the kernel by Fourier transforms, and the forces are interpolated at the points. We interpolate with cubic B-splines instead of
/// polynomials per interval: they are smooth, and two nodes per unit of length give an error of a thousandth.
/// </summary>
internal sealed class FftRepulsion(Workers workers) : IRepulsion
{
    private ForceConvolution? convolution;

    /// <inheritdoc/>
    public double Compute(Layout map, Layout forces)
    {
        var grid = ForceGrid.Over(map);
        if (convolution is null || !convolution.Fits(grid)) convolution = new(grid, workers);
        Spread(map, grid, convolution);
        var potential = convolution.Apply();
        workers.For(map.Count, 512, (begin, end) => Gather(map, grid, convolution, forces, begin, end));
        return potential - map.Count;
    }

    private static void Spread(Layout map, in ForceGrid grid, ForceConvolution field)
    {
        Array.Clear(field.Density);
        for (var i = 0; i < map.Count; i++)
        {
            SplineWeights x = grid.WeightsX(map.X[i]), y = grid.WeightsY(map.Y[i]);
            var row = Vector128.Create(y.W0, y.W1, y.W2, y.W3);
            var at = x.Node * field.Width + y.Node;
            Add(field.Density, at, row * x.W0);
            Add(field.Density, at + field.Width, row * x.W1);
            Add(field.Density, at + 2 * field.Width, row * x.W2);
            Add(field.Density, at + 3 * field.Width, row * x.W3);
        }
    }

    private static void Add(float[] density, int at, Vector128<float> values)
    {
        var four = density.AsSpan(at, 4);
        (Vector128.Create<float>(four) + values).CopyTo(four);
    }

    private static void Gather(Layout map, in ForceGrid grid, ForceConvolution field, Layout forces, int begin, int end)
    {
        for (var i = begin; i < end; i++)
        {
            SplineWeights x = grid.WeightsX(map.X[i]), y = grid.WeightsY(map.Y[i]);
            var row = Vector128.Create(y.W0, y.W1, y.W2, y.W3);
            var at = x.Node * field.Width + y.Node;
            forces.X[i] = Vector128.Sum(row * Mix(field.ForceX, at, field.Width, x));
            forces.Y[i] = Vector128.Sum(row * Mix(field.ForceY, at, field.Width, x));
        }
    }

    private static Vector128<float> Mix(float[] values, int at, int width, in SplineWeights weights) =>
        Vector128.Create<float>(values.AsSpan(at, 4)) * weights.W0
        + Vector128.Create<float>(values.AsSpan(at + width, 4)) * weights.W1
        + Vector128.Create<float>(values.AsSpan(at + 2 * width, 4)) * weights.W2
        + Vector128.Create<float>(values.AsSpan(at + 3 * width, 4)) * weights.W3;
}
