using FilterGen.Tsne.Embedding;
using FilterGen.Tsne.Repulsion;

namespace FilterGen.Tsne.Grid;

/// <summary>A square grid over the map, and where its first node stands.</summary>
/// <param name="Size">Numbers per side for the Fourier transform; at most about half of them are <see cref="Nodes"/>.</param>
/// <param name="Spacing">Distance of neighbouring nodes.</param>
/// <param name="Nodes">Nodes per side that points can touch.</param>
/// <param name="Left">The first node's x.</param>
/// <param name="Low">The first node's y.</param>
internal readonly record struct ForceGrid(int Size, float Spacing, int Nodes, float Left, float Low)
{
    /// <summary>
    /// The widest spacing: the Fourier transform of the force's kernel has fallen below a thousandth of its greatest value at the
    /// wavelength of two nodes, so that splines through the nodes follow it as closely.
    /// </summary>
    private const float WidestSpacing = 0.375f;

    /// <summary>Intervals over a map so small that the kernel has no features in it.</summary>
    private const int FewestIntervals = 32;

    /// <summary>Nodes beyond the outermost points: the splines' width.</summary>
    private const int Border = 5;

    /// <summary>Nodes that stay empty, so that the splines' coefficients do not reach round the grid's edge.</summary>
    private const int Gap = 8;

    private const int LargestSize = 8192;

    /// <summary>The grid for a map.</summary>
    public static ForceGrid Over(Layout map)
    {
        var (left, right) = MortonOrder.Range(map.X.AsSpan(0, map.Count));
        var (low, high) = MortonOrder.Range(map.Y.AsSpan(0, map.Count));
        var width = Math.Max(right - left, high - low);
        var spacing = WidestSpacing;
        var narrowest = 1e-5f * Math.Max(Math.Max(Math.Abs(left), Math.Abs(right)), Math.Max(Math.Abs(low), Math.Abs(high))) + 1e-12f;
        while (width < FewestIntervals * spacing && spacing > narrowest) spacing /= 2;
        while (Needed(width, spacing) > LargestSize) spacing *= 2;
        var size = 64;
        while (size < Needed(width, spacing)) size = Next(size);
        return new(size, spacing, (size - Gap) / 2, left - 1.5f * spacing, low - 1.5f * spacing);
    }

    /// <summary>The splines that reach a place on the first axis.</summary>
    public SplineWeights WeightsX(float x) => new((x - Left) / Spacing);

    /// <summary>The splines that reach a place on the second axis.</summary>
    public SplineWeights WeightsY(float y) => new((y - Low) / Spacing);

    private static int Needed(float width, float spacing) => 2 * (Math.Max((int)Math.Min(width / spacing, 1e8f), 1) + Border) + Gap;

    /// <summary>64, 80, 96, 128, 160, 192, 256 ...: multiples of 16 whose transforms are fast.</summary>
    private static int Next(int size) =>
        int.IsPow2(size) ? size / 4 * 5 : size % 5 == 0 ? size / 5 * 6 : size / 3 * 4;
}
