using System.Numerics;

namespace FilterGen.Papers.NetworkVision.Lattices;

/// <summary>A set of numbers from 0 to a fixed size, one bit each. Sets that meet are of one size.</summary>
internal readonly struct BitSet : IEquatable<BitSet>
{
    private readonly ulong[] words;

    private BitSet(ulong[] words) => this.words = words;

    public int Count => words.Sum(BitOperations.PopCount);

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

    public bool IsSubsetOf(BitSet other) => (this & other).Equals(this);

    /// <summary>The numbers of the set, rising.</summary>
    public IEnumerable<int> Numbers()
    {
        for (var i = 0; i < 64 * words.Length; i++)
        {
            if (Contains(i)) yield return i;
        }
    }

    public bool Equals(BitSet other) => words.AsSpan().SequenceEqual(other.words);

    public override bool Equals(object? other) => other is BitSet set && Equals(set);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var word in words) hash.Add(word);
        return hash.ToHashCode();
    }
}
