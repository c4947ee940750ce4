using Plotly.NET;

namespace FilterGen.Figures;

/// <summary>Keeps heavy heat maps from freezing the editor: squares of cells become one cell, their mean.</summary>
internal static class HeatBlocks
{
    /// <summary>The least side of squares of which a matrix has at most <paramref name="limit"/>; 1 where it is small.</summary>
    public static int Side(int rows, int columns, int limit)
    {
        var side = 1;
        while (Count(rows, side) * Count(columns, side) > limit) side++;
        return side;
    }

    /// <summary>A heat map of squares; each stands at the middle of its cells, or has the name of its first.</summary>
    public static Trace Trace(double[,] values, IReadOnlyList<string>? columns, IReadOnlyList<string>? rows, ColorMap map, int side)
    {
        if (side == 1) return Traces.Heat(values, columns, rows, map);
        var (height, width) = (values.GetLength(0), values.GetLength(1));
        var heat = Traces.Heat(Means(values, side), First(columns, side), First(rows, side), map);
        if (columns is null) heat.With(("x", Middles(width, side)));
        if (rows is null) heat.With(("y", Middles(height, side)));
        return heat;
    }

    private static double[,] Means(double[,] values, int side)
    {
        var (height, width) = (values.GetLength(0), values.GetLength(1));
        var means = new double[Count(height, side), Count(width, side)];
        for (var row = 0; row < means.GetLength(0); row++)
        {
            for (var column = 0; column < means.GetLength(1); column++)
            {
                var (sum, count) = (0.0, 0);
                for (var y = row * side; y < Math.Min(height, (row + 1) * side); y++)
                {
                    for (var x = column * side; x < Math.Min(width, (column + 1) * side); x++)
                    {
                        if (Numbers.IsPlace(values[y, x])) (sum, count) = (sum + values[y, x], count + 1);
                    }
                }
                means[row, column] = sum / count; // NaN where there is no number.
            }
        }
        return means;
    }

    private static string[]? First(IReadOnlyList<string>? names, int side) =>
        names is null ? null : [.. Enumerable.Range(0, (int)Count(names.Count, side)).Select(i => names[i * side])];

    private static double[] Middles(int length, int side) =>
        [.. Enumerable.Range(0, (int)Count(length, side)).Select(i => i * side + (side - 1) / 2.0)];

    private static long Count(int length, int side) => ((long)length + side - 1) / side;
}
