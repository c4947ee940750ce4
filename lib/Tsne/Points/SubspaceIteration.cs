using FilterGen.Tsne.Running;

namespace FilterGen.Tsne.Points;

/// <summary>The largest eigenvalues of XᵀX and their vectors, by products with X and Xᵀ alone.</summary>
/// <param name="rows">X, float64 [N, D].</param>
/// <param name="wanted">Vectors wanted, at least 1.</param>
/// <param name="width">Vectors iterated with, from <paramref name="wanted"/> to the smaller of N and D.</param>
internal sealed class SubspaceIteration(Tensor rows, int wanted, int width)
{
    /// <summary>The residual at which a vector is found, relative to the largest value.</summary>
    public const double Tolerance = 1e-9;

    private const int Purpose = 5;

    /// <summary>Steps after which the iteration ends, whatever the residual.</summary>
    public int MostSteps { get; init; } = 1000;

    /// <summary>Iterates until the residual of each wanted vector is below 1e-9 of the largest value.</summary>
    /// <param name="seed">Decides the first guess.</param>
    /// <returns>
    /// The values in descending order [K], the vectors [K, D], and the largest residual, relative to the largest value.
    /// </returns>
    public (Tensor Values, Tensor Vectors, double Residual) Solve(long seed)
    {
        var images = Guess(SplitMix64.Random(seed, Purpose));
        for (var step = 0; ; step++)
        {
            using var scope = NewDisposeScope();
            using var before = images;
            var (values, vectors, next) = Rotate(linalg.qr(before.t()).Q);
            var largest = values[0].item<double>();
            var residual = largest > 0 ? Residual(values, vectors, next) / largest : 0;
            if (step == MostSteps || residual <= Tolerance)
            {
                return (values.narrow(0, 0, wanted).MoveToOuterDisposeScope(),
                    vectors.narrow(0, 0, wanted).MoveToOuterDisposeScope(), residual);
            }
            images = next.MoveToOuterDisposeScope();
        }
    }

    private Tensor Guess(Random random)
    {
        var numbers = new double[width * rows.shape[1]];
        foreach (ref var number in numbers.AsSpan()) number = random.NextDouble() - 0.5;
        return tensor(numbers, [width, rows.shape[1]], device: rows.device);
    }

    /// <summary>The best approximations within a subspace (Rayleigh and Ritz), and their images under XᵀX.</summary>
    /// <param name="basis">Orthonormal columns [D, width].</param>
    private (Tensor Values, Tensor Vectors, Tensor Images) Rotate(Tensor basis)
    {
        var projected = rows.mm(basis);                                                   // [N, width]
        var (values, turn) = linalg.eigh(projected.t().mm(projected));                    // ascending
        turn = turn.flip(1);
        return (values.flip(0), turn.t().mm(basis.t()), projected.mm(turn).t().mm(rows)); // [width], [width, D] twice
    }

    private double Residual(Tensor values, Tensor vectors, Tensor images) =>
        (images - values.unsqueeze(1) * vectors).narrow(0, 0, wanted).pow(2).sum(1).max().sqrt().item<double>();
}
