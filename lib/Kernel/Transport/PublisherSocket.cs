using System.Net;

namespace CSharpKernel.Transport;

/// <summary>Sends each message to every subscriber.</summary>
/// <param name="address">Where to listen.</param>
internal sealed class PublisherSocket(EndPoint address) : BoundSocket(SocketKind.Pub, address)
{
    /// <summary>Sends a message to all who subscribed to a prefix of its first frame; does not wait.</summary>
    public void Send(IReadOnlyList<byte[]> message)
    {
        byte[]? encoded = null;
        foreach (Connection connection in Connections())
        {
            if (connection.Wants(message[0])) connection.Send(encoded ??= Frames.Encode(message));
        }
    }

    /// <inheritdoc/>
    protected override void Received(Connection connection, byte[][] message) => connection.Subscribe(message[0]);
}
