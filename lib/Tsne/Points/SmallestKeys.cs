namespace FilterGen.Tsne.Points;

/// <summary>Keeps the smallest of the numbers that are offered, with their places; of equal ones those of the first places.</summary>
/// <param name="wanted">How many, at least 1.</param>
internal sealed class SmallestKeys(int wanted)
{
    private readonly ulong[] found = new ulong[4 * wanted + 16];
    private int count;
    private float limit;

    /// <summary>Forgets what was found.</summary>
    public void Clear() => (count, limit) = (0, float.PositiveInfinity);

    /// <summary>
    /// Takes a number if it is small enough; of equal ones the places must come in ascending order, if
    /// there are more than four times as many numbers as are wanted and 16.
    /// </summary>
    public void Offer(float key, int index)
    {
        if (!(key < limit)) return;
        if (count == found.Length) Keep();
        if (key < limit) found[count++] = Pack(key, index);
    }

    /// <summary>Ends the offers: sorts what was found.</summary>
    public void Keep()
    {
        found.AsSpan(0, count).Sort();
        if (count < wanted) return;
        count = wanted;
        limit = Key(wanted - 1);
    }

    /// <summary>A place that was found, 0 to <c>wanted</c> − 1, the smallest number's first.</summary>
    public int Index(int rank) => (int)(uint)found[rank];

    /// <summary>The number at <see cref="Index"/>.</summary>
    public float Key(int rank)
    {
        var bits = (uint)(found[rank] >> 32);
        return BitConverter.Int32BitsToSingle((int)(bits >> 31 == 1 ? bits ^ 0x80000000 : ~bits));
    }

    /// <summary>A number and its place as one integer that sorts by both.</summary>
    private static ulong Pack(float key, int index) => (ulong)Ordered(BitConverter.SingleToInt32Bits(key)) << 32 | (uint)index;

    private static uint Ordered(int bits) => bits < 0 ? ~(uint)bits : (uint)bits ^ 0x80000000;
}
