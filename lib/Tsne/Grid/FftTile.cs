namespace FilterGen.Tsne.Grid;

/// <summary>Moves parts of matrices into the lanes of Fourier transforms and back. One transform runs along each lane.</summary>
internal static class FftTile
{
    /// <summary>Sequences that are transformed at once: a cache line.</summary>
    public const int Lanes = 16;

    /// <summary>The next multiple of <see cref="Lanes"/>.</summary>
    public static int Pad(int count) => (count + Lanes - 1) / Lanes * Lanes;

    /// <summary>Takes 16 columns.</summary>
    /// <param name="matrix">The matrix by rows.</param>
    /// <param name="width">Numbers per row.</param>
    /// <param name="column">The first column.</param>
    /// <param name="rows">Rows to take; what the lanes have beyond becomes 0.</param>
    /// <param name="lanes">Takes the numbers.</param>
    public static void LoadColumns(float[] matrix, int width, int column, int rows, float[] lanes)
    {
        for (var row = 0; row < rows; row++) matrix.AsSpan(row * width + column, Lanes).CopyTo(lanes.AsSpan(row * Lanes));
        lanes.AsSpan(rows * Lanes).Clear();
    }

    /// <summary>Puts 16 columns back.</summary>
    /// <inheritdoc cref="LoadColumns"/>
    public static void StoreColumns(float[] lanes, float[] matrix, int width, int column, int rows)
    {
        for (var row = 0; row < rows; row++) lanes.AsSpan(row * Lanes, Lanes).CopyTo(matrix.AsSpan(row * width + column));
    }

    /// <summary>Takes 16 rows.</summary>
    /// <param name="matrix">The matrix by rows.</param>
    /// <param name="width">Numbers per row.</param>
    /// <param name="row">The first row.</param>
    /// <param name="columns">Columns to take; what the lanes have beyond becomes 0.</param>
    /// <param name="lanes">Takes the numbers.</param>
    public static void LoadRows(float[] matrix, int width, int row, int columns, float[] lanes)
    {
        for (var lane = 0; lane < Lanes; lane++)
        {
            var source = matrix.AsSpan((row + lane) * width, columns);
            for (int column = 0, at = lane; column < source.Length; column++, at += Lanes) lanes[at] = source[column];
        }
        lanes.AsSpan(columns * Lanes).Clear();
    }

    /// <summary>Puts one row back.</summary>
    /// <param name="lanes">The numbers.</param>
    /// <param name="lane">The lane to take.</param>
    /// <param name="matrix">The matrix by rows.</param>
    /// <param name="width">Numbers per row.</param>
    /// <param name="row">The row.</param>
    /// <param name="columns">Columns to write.</param>
    public static void StoreRow(float[] lanes, int lane, float[] matrix, int width, int row, int columns)
    {
        var target = matrix.AsSpan(row * width, columns);
        for (int column = 0, at = lane; column < target.Length; column++, at += Lanes) target[column] = lanes[at];
    }
}
