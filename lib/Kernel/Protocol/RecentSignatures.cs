using System.Buffers.Binary;

namespace NotebookKernel.Protocol;

/// <summary>
/// The signatures of the messages that came last: no two messages have the same, since each has an id of its own, so one that comes again
/// was sent by somebody who recorded it.
/// </summary>
internal sealed class RecentSignatures
{
    /// <summary>How many are remembered.</summary>
    public const int Most = 1 << 16;

    private readonly Lock gate = new();
    private readonly HashSet<UInt128> known = [];
    private readonly Queue<UInt128> order = new();

    /// <summary>Whether a signature that fits its message did not come before; remembers it.</summary>
    public bool Add(ReadOnlySpan<byte> signature)
    {
        // Half of it is as good as all.
        UInt128 half = BinaryPrimitives.ReadUInt128BigEndian(Convert.FromHexString(signature));
        lock (gate)
        {
            if (!known.Add(half)) return false;
            order.Enqueue(half);
            if (order.Count > Most) known.Remove(order.Dequeue());
            return true;
        }
    }
}
