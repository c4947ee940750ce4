using System.Net.Sockets;

namespace NotebookKernel.Transport;

/// <summary>
/// One peer of a bound socket. It reads and writes on threads of its own: cells can keep every thread of the pool busy, and an
/// interrupt is to come through all the same.
/// </summary>
internal sealed class Connection : IDisposable
{
    // A peer that stops reading must not make the kernel's memory grow without end.
    private const long LargestBacklog = 256L << 20;

    private const int MostFrames = 1_000;

    private static readonly TimeSpan GreetingTime = TimeSpan.FromSeconds(10);

    private readonly Socket socket;
    private readonly BufferedStream stream;
    private readonly Inbox<byte[]> outgoing = new();
    private readonly byte[] header = new byte[9];
    private readonly Thread sending;
    private long backlog;

    /// <summary>Wraps an accepted socket; <see cref="Open"/> comes next.</summary>
    public Connection(Socket socket)
    {
        this.socket = socket;
        stream = new BufferedStream(new NetworkStream(socket), 1 << 16);
        sending = new Thread(SendAll) { IsBackground = true, Name = "send" };
    }

    /// <summary>The identity that the peer gave itself; empty for none.</summary>
    public byte[] Identity { get; private set; } = [];

    /// <summary>What the peer subscribed to.</summary>
    public Subscriptions Subscriptions { get; } = new();

    /// <summary>Exchanges greetings.</summary>
    /// <exception cref="IOException">The peer left or does not speak ZMTP 3.</exception>
    public void Open(SocketKind kind)
    {
        socket.ReceiveTimeout = (int)GreetingTime.TotalMilliseconds;
        SendAll(Greeting.Create());
        byte[] greeting = new byte[Greeting.Length];
        stream.ReadExactly(greeting);
        Greeting.Check(greeting);
        SendAll(Frames.EncodeCommand(Greeting.Ready(kind)));
        (byte flags, byte[] ready) = Frames.Read(stream, header);
        if ((flags & Frames.Command) == 0) throw new ZmtpException("Expected READY, found a message.");
        Identity = Greeting.Identity(ready);
        socket.ReceiveTimeout = 0;
        sending.Start();
    }

    /// <summary>Waits for the peer's next message.</summary>
    /// <exception cref="EndOfStreamException">The peer left.</exception>
    public byte[][] Receive()
    {
        List<byte[]> message = [];
        long length = 0;
        while (true)
        {
            (byte flags, byte[] body) = Frames.Read(stream, header);
            if ((flags & Frames.Command) != 0)
            {
                Obey(body);
                continue;
            }
            message.Add(body);
            length += body.Length;
            if (message.Count > MostFrames || length > Frames.Longest)
                throw new ZmtpException($"A message of more than {MostFrames} frames, or {Frames.Longest} bytes.");
            if ((flags & Frames.More) == 0) return [.. message];
        }
    }

    /// <summary>Sends encoded bytes, after all sent before; does not wait.</summary>
    public void Send(byte[] encoded)
    {
        long waiting = Interlocked.Add(ref backlog, encoded.Length);
        if (waiting <= LargestBacklog)
        {
            outgoing.Add(encoded);
            return;
        }
        socket.Dispose();
        if (!outgoing.Completed)
        {
            outgoing.Complete();
            KernelLog.Write($"a front end that does not read is cut off: {waiting >> 20} MiB wait for it, at most "
                + $"{LargestBacklog >> 20} MiB are kept. Let the cell show less, then connect again.");
        }
    }

    /// <summary>Takes no more to send; what is waiting is sent.</summary>
    public void Complete() => outgoing.Complete();

    /// <summary>Closes once all is sent, or the time is over.</summary>
    public void Close(TimeSpan time)
    {
        Complete();
        if (sending.IsAlive) sending.Join(time);
        socket.Dispose();
    }

    /// <summary>Closes, and lets what is waiting be.</summary>
    public void Dispose() => Close(TimeSpan.Zero);

    private void Obey(ReadOnlySpan<byte> command)
    {
        // PING, two bytes of lifetime, context; answered with PONG and the context.
        if (command.StartsWith("\u0004PING"u8) && command.Length >= 7)
            Send(Frames.EncodeCommand([.. "\u0004PONG"u8, .. command[7..]]));
        else if (command.StartsWith("\u0009SUBSCRIBE"u8))
            Subscriptions.Apply([1, .. command[10..]]);
        else if (command.StartsWith("\u0006CANCEL"u8))
            Subscriptions.Apply([0, .. command[7..]]);
    }

    private void SendAll()
    {
        try
        {
            foreach (byte[] encoded in outgoing.TakeAll())
            {
                SendAll(encoded);
                Interlocked.Add(ref backlog, -encoded.Length);
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            outgoing.Complete();
        }
    }

    private void SendAll(ReadOnlySpan<byte> encoded)
    {
        while (encoded.Length > 0) encoded = encoded[socket.Send(encoded)..];
    }
}
