using System.Net;

namespace CSharpKernel.Transport;

/// <summary>Answers every message with itself: the heartbeat.</summary>
/// <param name="address">Where to listen.</param>
internal sealed class EchoSocket(EndPoint address) : BoundSocket(SocketKind.Rep, address)
{
    /// <inheritdoc/>
    protected override void Received(Connection connection, byte[][] message) => connection.Send(Frames.Encode(message));
}
