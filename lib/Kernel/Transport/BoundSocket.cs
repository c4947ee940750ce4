using System.Net;
using System.Net.Sockets;

namespace NotebookKernel.Transport;

/// <summary>A listening ZMTP socket: takes peers and hands on what they send.</summary>
internal sealed class BoundSocket : IDisposable
{
    private const int MostPeers = 128;

    private static readonly TimeSpan LingerTime = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly HashSet<Connection> connections = [];
    private readonly Socket listener;
    private readonly SocketKind kind;
    private readonly Action<Connection, byte[][]> received;
    private volatile bool closing;
    private int peers;

    /// <summary>Binds at once; <see cref="Start"/> takes peers.</summary>
    /// <param name="kind">What peers take it for.</param>
    /// <param name="address">Where to listen.</param>
    /// <param name="received">Called with a peer and its message, in order, on the thread that reads what the peer sends.</param>
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
    public void Start() => new Thread(Accept) { IsBackground = true, Name = $"accept {kind}" }.Start();

    /// <summary>Sends a message to those of the peers for whom it is meant; does not wait.</summary>
    public void Send(IReadOnlyList<byte[]> message, Func<Connection, bool> isMeant)
    {
        byte[]? encoded = null;
        foreach (Connection connection in Connections().Where(isMeant)) connection.Send(encoded ??= Frames.Encode(message));
    }

    /// <summary>Sends what is waiting and closes.</summary>
    public void Dispose()
    {
        closing = true;
        listener.Dispose();
        DateTime end = DateTime.UtcNow + LingerTime;
        foreach (Connection connection in Connections()) connection.Complete();
        foreach (Connection connection in Connections())
            connection.Close(TimeSpan.FromTicks(Math.Max(0, (end - DateTime.UtcNow).Ticks)));
    }

    private Connection[] Connections()
    {
        lock (connections) return [.. connections];
    }

    private void Accept()
    {
        while (!closing)
        {
            try
            {
                Socket accepted = listener.Accept();
                if (Volatile.Read(ref peers) >= MostPeers)
                {
                    accepted.Dispose();
                    continue;
                }
                Interlocked.Increment(ref peers);
                if (accepted.AddressFamily != AddressFamily.Unix) accepted.NoDelay = true;
                Connection connection = new(accepted);
                Descriptors.Ensure();
                new Thread(() => Serve(connection)) { IsBackground = true, Name = $"{kind}" }.Start();
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (SocketException)
            {
                // A peer that gave up while it was being taken, or the end; or there are no descriptors, which lasts.
                Descriptors.Ensure();
                Thread.Sleep(Pause);
            }
        }
    }

    private void Serve(Connection connection)
    {
        try
        {
            connection.Open(kind);
            lock (connections) connections.Add(connection);
            while (true) received(connection, connection.Receive());
        }
        catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException)
        {
            // A peer that leaves, or is no peer, is not an error of the kernel.
        }
        catch (Exception failure)
        {
            KernelLog.Write($"a peer is let go: {failure}");
        }
        finally
        {
            lock (connections) connections.Remove(connection);
            if (!closing) connection.Close(LingerTime);
            Interlocked.Decrement(ref peers);
        }
    }
}
