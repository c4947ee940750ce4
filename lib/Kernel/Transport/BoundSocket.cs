using System.Net;
using System.Net.Sockets;

namespace CSharpKernel.Transport;

/// <summary>A listening ZMTP socket: takes peers and hands on what they send.</summary>
internal sealed class BoundSocket : IAsyncDisposable
{
    private readonly CancellationTokenSource closing = new();
    private readonly HashSet<Connection> connections = [];
    private readonly Socket listener;
    private readonly SocketKind kind;
    private readonly Action<Connection, byte[][]> received;

    /// <summary>Binds at once; <see cref="Start"/> takes peers.</summary>
    /// <param name="kind">What peers take it for.</param>
    /// <param name="address">Where to listen.</param>
    /// <param name="received">Called with a peer and its message, in order per peer; must not block.</param>
    /// <exception cref="SocketException">The address is taken.</exception>
    public BoundSocket(SocketKind kind, EndPoint address, Action<Connection, byte[][]> received)
    {
        this.kind = kind;
        this.received = received;
        // With the protocol named, a port that a kernel left a moment ago can be bound again.
        ProtocolType protocol = address.AddressFamily == AddressFamily.Unix ? ProtocolType.Unspecified : ProtocolType.Tcp;
        listener = new Socket(address.AddressFamily, SocketType.Stream, protocol);
        listener.Bind(address);
        listener.Listen();
    }

    /// <summary>Where the socket listens.</summary>
    public EndPoint Address => listener.LocalEndPoint!;

    /// <summary>Begins to take peers.</summary>
    public void Start() => _ = AcceptAsync();

    /// <summary>Sends a message to those of the peers for whom it is meant; does not wait.</summary>
    public void Send(IReadOnlyList<byte[]> message, Func<Connection, bool> isMeant)
    {
        byte[]? encoded = null;
        foreach (Connection connection in Connections().Where(isMeant)) connection.Send(encoded ??= Frames.Encode(message));
    }

    /// <summary>Sends what is waiting and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync().ConfigureAwait(false);
        listener.Dispose();
        await Task.WhenAll(Connections().Select(connection => connection.DisposeAsync().AsTask())).ConfigureAwait(false);
        closing.Dispose();
    }

    private Connection[] Connections()
    {
        lock (connections) return [.. connections];
    }

    private async Task AcceptAsync()
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                Socket accepted = await listener.AcceptAsync(closing.Token).ConfigureAwait(false);
                if (accepted.AddressFamily != AddressFamily.Unix) accepted.NoDelay = true;
                _ = ServeAsync(new Connection(accepted));
            }
            catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException)
            {
                // A peer that gave up while it was being taken.
            }
        }
    }

    private async Task ServeAsync(Connection connection)
    {
        try
        {
            await connection.OpenAsync(kind, closing.Token).ConfigureAwait(false);
            lock (connections) connections.Add(connection);
            while (true) received(connection, await connection.ReceiveAsync(closing.Token).ConfigureAwait(false));
        }
        catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // A peer that leaves, or is no peer, is not an error of the kernel.
        }
        finally
        {
            lock (connections) connections.Remove(connection);
            if (!closing.IsCancellationRequested) await connection.DisposeAsync().ConfigureAwait(false);
        }
    }
}
