using System.Net;

namespace CSharpKernel.Transport;

/// <summary>Takes messages of many peers and answers each.</summary>
/// <param name="address">Where to listen.</param>
/// <param name="received">Called with a peer and its message; must not block.</param>
internal sealed class RouterSocket(EndPoint address, Action<Connection, byte[][]> received) : BoundSocket(SocketKind.Router, address)
{
    /// <summary>Sends a message to those peers that gave themselves this identity; without any, drops it.</summary>
    public void Send(byte[] identity, IReadOnlyList<byte[]> message)
    {
        foreach (Connection peer in Connections())
        {
            if (peer.Identity.AsSpan().SequenceEqual(identity)) peer.Send(Frames.Encode(message));
        }
    }

    /// <inheritdoc/>
    protected override void Received(Connection connection, byte[][] message) => received(connection, message);
}
