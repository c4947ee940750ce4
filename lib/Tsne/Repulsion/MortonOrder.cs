using FilterGen.Tsne.Embedding;

namespace FilterGen.Tsne.Repulsion;

/// <summary>
/// Points sorted along Morton's curve, which visits the quadrants of a square one after another, and their quadrants likewise: the
/// points of every cell of a quadtree stand side by side.
/// </summary>
internal sealed class MortonOrder(int count)
{
    /// <summary>Levels of quadrants that the curve tells apart.</summary>
    public const int Levels = 16;

    private const int Radix = 256;

    /// <summary>The codes in ascending order: two bits per level, the largest quadrant's first.</summary>
    private uint[] codes = new uint[count], codesBefore = new uint[count];
    private int[] order = new int[count], orderBefore = new int[count];

    /// <summary>The points' numbers in the curve's order.</summary>
    public ReadOnlySpan<int> Order => order;

    /// <summary>The quadrant of a sorted point within its cell of a level: 0 to 3.</summary>
    public int Quadrant(int place, int level) => (int)(codes[place] >> (2 * (Levels - 1 - level))) & 3;

    /// <summary>Sorts the points.</summary>
    /// <param name="map">As many points as the constructor was told.</param>
    public void Sort(Layout map)
    {
        ReadOnlySpan<float> xs = map.X.AsSpan(0, count), ys = map.Y.AsSpan(0, count);
        var (left, right) = Range(xs);
        var (low, high) = Range(ys);
        var width = Math.Max(Math.Max(right - left, high - low), float.Epsilon);
        double scale = ((1 << Levels) - 1) / (double)width;
        for (var i = 0; i < count; i++)
        {
            codes[i] = Interleave((uint)((xs[i] - left) * scale)) | Interleave((uint)((ys[i] - low) * scale)) << 1;
            order[i] = i;
        }
        for (var shift = 0; shift < 32; shift += 8) SortByByte(shift);
    }

    /// <summary>The least and the greatest number.</summary>
    public static (float Least, float Greatest) Range(ReadOnlySpan<float> values)
    {
        var (least, greatest) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (var value in values) (least, greatest) = (Math.Min(least, value), Math.Max(greatest, value));
        return (least, greatest);
    }

    private static uint Interleave(uint bits)
    {
        bits = (bits | bits << 8) & 0x00FF00FF;
        bits = (bits | bits << 4) & 0x0F0F0F0F;
        bits = (bits | bits << 2) & 0x33333333;
        return (bits | bits << 1) & 0x55555555;
    }

    private void SortByByte(int shift)
    {
        (codes, codesBefore, order, orderBefore) = (codesBefore, codes, orderBefore, order);
        Span<int> places = stackalloc int[Radix];
        places.Clear();
        foreach (var code in codesBefore) places[(int)(code >> shift) & (Radix - 1)]++;
        var before = 0;
        foreach (ref var place in places) (place, before) = (before, before + place);
        for (var i = 0; i < count; i++)
        {
            var place = places[(int)(codesBefore[i] >> shift) & (Radix - 1)]++;
            (codes[place], order[place]) = (codesBefore[i], orderBefore[i]);
        }
    }
}
