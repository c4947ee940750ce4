using FilterGen.Tsne.Running;
using static TorchSharp.torch;

namespace FilterGen.Tsne.Points;

/// <summary>The largest eigenvalues of XᵀX and their vectors, by products with X and Xᵀ alone.</summary>
/// <param name="rows">X, float64 [N, D].</param>
/// <param name="wanted">Vectors wanted, at least 1.</param>
/// <param name="width">Vectors iterated with, from <paramref name="wanted"/> to the smaller of N and D.</param>
internal sealed class SubspaceIteration(Tensor rows, int wanted, int width)
{
    /// <summary>The residual at which a vector is found, relative to the largest value.</summary>
    public const double Tolerance = 1e-9;

    /// <summary>Steps after which the iteration ends, whatever the residual.</summary>
    public int MostSteps { get; init; } = 1000;

    /// <summary>Iterates until the residual of each wanted vector is below 1e-9 of the largest value.</summary>
    /// <param name="seed">Decides the first guess.</param>
    /// <returns>The values in descending order, the vectors, and the largest residual, relative to the largest value.</returns>
    public (double[] Values, double[][] Vectors, double Residual) Solve(long seed)
    {
        var random = SplitMix64.Random(seed, 5);
        var basis = new double[width][];
        for (var i = 0; i < width; i++) Orthonormal.Fill(basis[i] = new double[rows.shape[1]], random);
        for (var step = 0; ; step++)
        {
            Orthonormal.Make(basis, random);
            var (values, vectors, images) = Rotate(basis);
            var residual = values[0] > 0 ? Residual(values, vectors, images) / values[0] : 0;
            if (step == MostSteps || residual <= Tolerance) return (values[..wanted], vectors[..wanted], residual);
            basis = images;
        }
    }

    /// <summary>The best approximations within a subspace (Rayleigh and Ritz), and their images under XᵀX.</summary>
    private (double[] Values, double[][] Vectors, double[][] Images) Rotate(double[][] basis)
    {
        using var scope = NewDisposeScope();
        var vectors = tensor(basis.SelectMany(row => row).ToArray(), [width, rows.shape[1]], device: rows.device);
        var projected = rows.mm(vectors.t());                                             // [N, width]
        var gram = projected.t().mm(projected).cpu().data<double>().ToArray();
        var square = new double[width, width];
        for (var i = 0; i < width; i++)
        {
            for (var j = 0; j < width; j++) square[i, j] = (gram[i * width + j] + gram[j * width + i]) / 2;
        }
        var (values, turn) = SymmetricEigen.Solve(square);
        var rotation = tensor(turn.Cast<double>().ToArray(), [width, width], device: rows.device);
        var images = projected.mm(rotation.t()).t().mm(rows);                             // [width, D]
        return (values, ToRows(rotation.mm(vectors)), ToRows(images));
    }

    private double Residual(double[] values, double[][] vectors, double[][] images)
    {
        var largest = 0.0;
        for (var i = 0; i < wanted; i++)
        {
            var sum = 0.0;
            for (var k = 0; k < vectors[i].Length; k++) sum += Math.Pow(images[i][k] - values[i] * vectors[i][k], 2);
            largest = Math.Max(largest, Math.Sqrt(sum));
        }
        return largest;
    }

    private static double[][] ToRows(Tensor matrix) =>
        [.. matrix.cpu().data<double>().ToArray().Chunk((int)matrix.shape[1])];
}
