using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;

namespace Workbook.Transport;

/// <summary>Takes messages of many peers, each with the identity that a reply is sent to.</summary>
/// <param name="address">Where to listen.</param>
/// <param name="received">Called with a peer's identity and its message; must not block.</param>
internal sealed class RouterSocket(EndPoint address, Action<byte[], byte[][]> received) : BoundSocket(SocketKind.Router, address)
{
    private readonly ConcurrentDictionary<string, Connection> peers = new();
    private readonly ConcurrentDictionary<Connection, byte[]> identities = new();
    private int anonymous;

    /// <summary>Sends a message to the peer with this identity; without such a peer, drops it.</summary>
    public void Send(byte[] identity, IReadOnlyList<byte[]> message)
    {
        if (peers.TryGetValue(Key(identity), out Connection? peer)) peer.Send(Frames.Encode(message));
    }

    /// <inheritdoc/>
    protected override void Opened(Connection connection)
    {
        byte[] identity = connection.Identity;
        if (identity.Length == 0)
        {
            identity = new byte[5];
            BinaryPrimitives.WriteInt32BigEndian(identity.AsSpan(1), Interlocked.Increment(ref anonymous));
        }
        identities[connection] = identity;
        peers[Key(identity)] = connection;
    }

    /// <inheritdoc/>
    protected override void Received(Connection connection, byte[][] message) => received(identities[connection], message);

    /// <inheritdoc/>
    protected override void Closed(Connection connection)
    {
        if (identities.TryRemove(connection, out byte[]? identity)) peers.TryRemove(new(Key(identity), connection));
    }

    private static string Key(byte[] identity) => Convert.ToHexString(identity);
}
