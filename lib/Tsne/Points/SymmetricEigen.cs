namespace FilterGen.Tsne.Points;

/// <summary>Eigenvalues and eigenvectors of a small symmetric matrix, by Jacobi's rotations.</summary>
internal static class SymmetricEigen
{
    private const int MostSweeps = 60;

    /// <summary>Solves.</summary>
    /// <param name="matrix">[n, n], symmetric; it is overwritten.</param>
    /// <returns>The values in descending order, and the vectors as rows in the same order.</returns>
    public static (double[] Values, double[,] Vectors) Solve(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var vectors = new double[n, n];
        for (var i = 0; i < n; i++) vectors[i, i] = 1;
        for (var sweep = 0; sweep < MostSweeps && OffDiagonal(matrix) > 0; sweep++)
        {
            for (var p = 0; p < n; p++)
            {
                for (var q = p + 1; q < n; q++) Rotate(matrix, vectors, p, q);
            }
        }
        var order = Enumerable.Range(0, n).OrderByDescending(i => matrix[i, i]).ToArray();
        var sorted = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++) sorted[i, j] = vectors[order[i], j];
        }
        return ([.. order.Select(i => matrix[i, i])], sorted);
    }

    /// <summary>The sum of squares beside the diagonal, and 0 where it is lost in the diagonal's rounding.</summary>
    private static double OffDiagonal(double[,] matrix)
    {
        double off = 0, on = 0;
        for (var i = 0; i < matrix.GetLength(0); i++)
        {
            on += matrix[i, i] * matrix[i, i];
            for (var j = i + 1; j < matrix.GetLength(0); j++) off += matrix[i, j] * matrix[i, j];
        }
        return off > on * 1e-32 ? off : 0;
    }

    /// <summary>Makes one element 0 by turning two axes; the vectors, which are rows, turn with them.</summary>
    private static void Rotate(double[,] matrix, double[,] vectors, int p, int q)
    {
        if (matrix[p, q] == 0) return;
        var slope = (matrix[q, q] - matrix[p, p]) / (2 * matrix[p, q]);
        var tangent = Math.CopySign(1, slope) / (Math.Abs(slope) + Math.Sqrt(slope * slope + 1));
        var cosine = 1 / Math.Sqrt(tangent * tangent + 1);
        var sine = tangent * cosine;
        for (var k = 0; k < matrix.GetLength(0); k++)
        {
            var (a, b) = (matrix[k, p], matrix[k, q]);
            (matrix[k, p], matrix[k, q]) = (cosine * a - sine * b, sine * a + cosine * b);
        }
        for (var k = 0; k < matrix.GetLength(0); k++)
        {
            var (a, b) = (matrix[p, k], matrix[q, k]);
            (matrix[p, k], matrix[q, k]) = (cosine * a - sine * b, sine * a + cosine * b);
            (a, b) = (vectors[p, k], vectors[q, k]);
            (vectors[p, k], vectors[q, k]) = (cosine * a - sine * b, sine * a + cosine * b);
        }
    }
}
