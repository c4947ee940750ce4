using static TorchSharp.torch;

namespace FilterGen.Mds;

/// <summary>
/// Classical scaling (Torgerson 1952): points whose scalar products fit those of the distances best. Of Euclidean distances it gives
/// the principal components. Owns its tensors.
/// </summary>
/// <example><code>
/// using var distances = DistanceMatrix.Euclidean(filters);      // [N, N]
/// using var map = ClassicalScaling.Fit(distances);              // map.Embedding is float64 [N, 2]
/// </code></example>
public sealed class ClassicalScaling : IDisposable
{
    private ClassicalScaling(Tensor embedding, Tensor eigenvalues) => (Embedding, Eigenvalues) = (embedding, eigenvalues);

    /// <summary>
    /// The points, centred: float64 [N, K]. Column k is the k-th eigenvector, of length √λₖ, or zeros where λₖ is negative. Of each
    /// column the largest coordinate in magnitude is positive.
    /// </summary>
    public Tensor Embedding { get; }

    /// <summary>All eigenvalues of the doubly centred matrix, largest first: float64 [N]. Negative ones: no points have these distances.</summary>
    public Tensor Eigenvalues { get; }

    /// <summary>Finds the points: eigenvectors of −½ J D² J with J = 1 − 1/N (double centring).</summary>
    /// <param name="distances">[N, N], N at least 2: finite, symmetric, at least 0, with zeros on the diagonal. Any device.</param>
    /// <param name="dimensions">K, from 1 to N.</param>
    /// <exception cref="ArgumentException">The matrix is none of distances; the message says where and why.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dimensions"/> is out of its range.</exception>
    public static ClassicalScaling Fit(Tensor distances, int dimensions = 2)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var squares = DistanceMatrix.Checked(distances).square();                         // [N, N]
        var n = squares.shape[0];
        if (dimensions < 1 || dimensions > n)
            throw new ArgumentOutOfRangeException(nameof(dimensions), $"expected 1 to {n} dimensions of {n} points, found {dimensions}.");
        var centred = squares - squares.mean([0]) - squares.mean([1], keepdim: true) + squares.mean();
        var (values, vectors) = linalg.eigh(centred * -0.5);                              // [N] rising, [N, N]
        (values, vectors) = (values.flip(0), vectors.flip(1).narrow(1, 0, dimensions));
        var signs = vectors.gather(0, vectors.abs().argmax(0, keepdim: true)).sign();
        var embedding = vectors * signs * values.narrow(0, 0, dimensions).clamp_min(0).sqrt();
        return new(embedding.MoveToOuterDisposeScope(), values.MoveToOuterDisposeScope());
    }

    /// <summary>Frees the tensors.</summary>
    public void Dispose()
    {
        Embedding.Dispose();
        Eigenvalues.Dispose();
    }
}
