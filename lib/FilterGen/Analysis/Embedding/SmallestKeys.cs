using System.Numerics;

namespace FilterGen.Analysis.Embedding;

/// <summary>Finds the places of the smallest numbers in a row, equal ones by their place.</summary>
/// <param name="wanted">How many, at least 1.</param>
internal sealed class SmallestKeys(int wanted)
{
    private readonly ulong[] found = new ulong[4 * wanted + Vector<float>.Count];
    private int count;
    private float limit;

    /// <summary>Looks through a row of more than <c>wanted</c> numbers.</summary>
    /// <param name="keys">The numbers.</param>
    /// <param name="skip">A place that does not count.</param>
    public void Find(ReadOnlySpan<float> keys, int skip)
    {
        (count, limit) = (0, float.PositiveInfinity);
        Scan(keys[..skip], 0);
        Scan(keys[(skip + 1)..], skip + 1);
        Keep();
    }

    /// <summary>A place that was found, 0 to <c>wanted</c> − 1, the smallest number's first.</summary>
    public int Index(int rank) => IndexOf(found[rank]);

    /// <summary>A number and its place as one integer that sorts by both.</summary>
    public static ulong Pack(float key, int index) => (ulong)Ordered(BitConverter.SingleToInt32Bits(key)) << 32 | (uint)index;

    /// <summary>The number in <see cref="Pack"/>'s integer.</summary>
    public static float KeyOf(ulong packed)
    {
        var bits = (uint)(packed >> 32);
        return BitConverter.Int32BitsToSingle((int)(bits >> 31 == 1 ? bits ^ 0x80000000 : ~bits));
    }

    /// <summary>The place in <see cref="Pack"/>'s integer.</summary>
    public static int IndexOf(ulong packed) => (int)(uint)packed;

    private static uint Ordered(int bits) => bits < 0 ? ~(uint)bits : (uint)bits ^ 0x80000000;

    private void Scan(ReadOnlySpan<float> keys, int offset)
    {
        var width = Vector<float>.Count;
        var i = 0;
        for (; i <= keys.Length - width; i += width)
        {
            if (!Vector.LessThanAny(new Vector<float>(keys[i..]), new Vector<float>(limit))) continue;
            for (var lane = i; lane < i + width; lane++) Offer(keys[lane], offset + lane);
        }
        for (; i < keys.Length; i++) Offer(keys[i], offset + i);
    }

    private void Offer(float key, int index)
    {
        if (!(key < limit)) return;
        if (count == found.Length) Keep();
        if (key < limit) found[count++] = Pack(key, index);
    }

    private void Keep()
    {
        found.AsSpan(0, count).Sort();
        if (count < wanted) return;
        count = wanted;
        limit = KeyOf(found[wanted - 1]);
    }
}
