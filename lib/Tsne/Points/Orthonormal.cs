namespace FilterGen.Tsne.Points;

/// <summary>Rows of a matrix made orthonormal.</summary>
internal static class Orthonormal
{
    /// <summary>
    /// Gram and Schmidt's method, twice over for accuracy. A row that depends on those above is replaced by random numbers.
    /// </summary>
    /// <param name="rows">Rows of equal length, no more of them than that.</param>
    /// <param name="random">Source of the replacements.</param>
    public static void Make(double[][] rows, Random random)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            while (!TryMake(rows, i)) Fill(rows[i], random);
        }
    }

    /// <summary>Fills a row with numbers of mean 0.</summary>
    public static void Fill(double[] row, Random random)
    {
        foreach (ref var value in row.AsSpan()) value = random.NextDouble() - 0.5;
    }

    private static bool TryMake(double[][] rows, int i)
    {
        var before = Math.Sqrt(Dot(rows[i], rows[i]));
        for (var pass = 0; pass < 2; pass++)
        {
            for (var j = 0; j < i; j++)
            {
                var part = Dot(rows[i], rows[j]);
                for (var k = 0; k < rows[i].Length; k++) rows[i][k] -= part * rows[j][k];
            }
        }
        var after = Math.Sqrt(Dot(rows[i], rows[i]));
        if (!(after > 1e-12 * before)) return false;
        for (var k = 0; k < rows[i].Length; k++) rows[i][k] /= after;
        return true;
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
