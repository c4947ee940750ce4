using static TorchSharp.torch;

namespace FilterGen.Tests.Papers.FilterGan;

/// <summary>Pictures whose measures are known.</summary>
internal static class DrawnStrokes
{
    /// <summary>A bar from row 4 to row 23 with its foot at the middle, moved to the right by a number of pixels per row upwards.</summary>
    public static Tensor Bar(int width, float tone = 1, double lean = 0)
    {
        var pixels = new float[28 * 28];
        for (var row = 4; row < 24; row++)
            for (var column = 0; column < 28; column++)
            {
                // A pixel is as bright as the part of it that the bar covers.
                var left = 13 - width / 2 + lean * (13.5 - row);
                var covered = Math.Min(column + 1, left + width) - Math.Max(column, left);
                pixels[28 * row + column] = tone * (float)Math.Max(0, covered);
            }
        return tensor(pixels).reshape(1, 1, 28, 28);
    }

    /// <summary>A digit-like picture without symmetries: an arc over a foot.</summary>
    public static Tensor Figure()
    {
        var pixels = new float[28 * 28];
        for (var row = 0; row < 28; row++)
            for (var column = 0; column < 28; column++)
            {
                var (y, x) = (row - 12.0, column - 13.0);
                var arc = x > -3 && Math.Abs(Math.Sqrt(x * x + y * y) - 7) < 1.3;
                pixels[28 * row + column] = arc || (row is 22 or 23 && column is > 5 and < 19) ? 1 : 0;
            }
        return tensor(pixels).reshape(1, 1, 28, 28);
    }
}
