using System.Numerics;

namespace FilterGen.Papers.NetworkVision.Lattices;

/// <summary>A set of numbers from 0 to a fixed size, one bit each. Sets that meet are of one size.</summary>
internal readonly struct BitSet : IEquatable<BitSet>
{
    private readonly ulong[] words;

    private BitSet(ulong[] words) => this.words = words;

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in words) count += BitOperations.PopCount(word);
            return count;
        }
    }

    /// <summary>Those below <paramref name="size"/> for which the condition holds.</summary>
    public static BitSet Where(int size, Func<int, bool> holds)
    {
        var words = new ulong[(size + 63) / 64];
        for (var i = 0; i < size; i++)
        {
            if (holds(i)) words[i / 64] |= 1UL << i;
        }
        return new(words);
    }

    public static BitSet operator &(BitSet left, BitSet right)
    {
        var both = new ulong[left.words.Length];
        for (var i = 0; i < both.Length; i++) both[i] = left.words[i] & right.words[i];
        return new(both);
    }

    public bool Contains(int number) => (words[number / 64] >> number & 1) != 0;

    public bool IsSubsetOf(BitSet other)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if ((words[i] & ~other.words[i]) != 0) return false;
        }
        return true;
    }

    /// <summary>The numbers of the set, rising.</summary>
    public IEnumerable<int> Numbers()
    {
        for (var i = 0; i < words.Length; i++)
        {
            for (var left = words[i]; left != 0; left &= left - 1) yield return 64 * i + BitOperations.TrailingZeroCount(left);
        }
    }

    public bool Equals(BitSet other) => words.AsSpan().SequenceEqual(other.words);

    public override bool Equals(object? other) => other is BitSet set && Equals(set);

    public override int GetHashCode()
    {
        var hash = 0UL;
        foreach (var word in words) hash = (hash ^ word) * 0x9E3779B97F4A7C15;
        return (int)(hash >> 32);
    }
}
