using System.Net.Sockets;
using System.Threading.Channels;

namespace CSharpKernel.Transport;

/// <summary>One peer of a bound socket.</summary>
internal sealed class Connection : IAsyncDisposable
{
    // A peer that stops reading must not make the kernel's memory grow without end.
    private const long LargestBacklog = 256L << 20;

    private static readonly TimeSpan LingerTime = TimeSpan.FromSeconds(1);

    private readonly Socket socket;
    private readonly BufferedStream stream;
    private readonly Channel<byte[]> outgoing = Channel.CreateUnbounded<byte[]>(new() { SingleReader = true });
    private readonly byte[] header = new byte[9];
    private Task sending = Task.CompletedTask;
    private long backlog;

    /// <summary>Wraps an accepted socket; <see cref="OpenAsync"/> comes next.</summary>
    public Connection(Socket socket)
    {
        this.socket = socket;
        stream = new BufferedStream(new NetworkStream(socket), 1 << 16);
    }

    /// <summary>The identity that the peer gave itself; empty for none.</summary>
    public byte[] Identity { get; private set; } = [];

    /// <summary>What the peer subscribed to.</summary>
    public Subscriptions Subscriptions { get; } = new();

    /// <summary>Exchanges greetings.</summary>
    /// <exception cref="IOException">The peer left or does not speak ZMTP 3.</exception>
    public async Task OpenAsync(SocketKind kind, CancellationToken cancel)
    {
        await socket.SendAsync(Greeting.Create(), cancel).ConfigureAwait(false);
        byte[] greeting = new byte[Greeting.Length];
        await stream.ReadExactlyAsync(greeting, cancel).ConfigureAwait(false);
        Greeting.Check(greeting);
        await socket.SendAsync(Frames.EncodeCommand(Greeting.Ready(kind)), cancel).ConfigureAwait(false);
        (byte flags, byte[] ready) = await Frames.ReadAsync(stream, header, cancel).ConfigureAwait(false);
        if ((flags & Frames.Command) == 0) throw new ZmtpException("Expected READY, found a message.");
        Identity = Greeting.Identity(ready);
        sending = SendAllAsync();
    }

    /// <summary>Waits for the peer's next message.</summary>
    /// <exception cref="EndOfStreamException">The peer left.</exception>
    public async Task<byte[][]> ReceiveAsync(CancellationToken cancel)
    {
        List<byte[]> message = [];
        while (true)
        {
            (byte flags, byte[] body) = await Frames.ReadAsync(stream, header, cancel).ConfigureAwait(false);
            if ((flags & Frames.Command) != 0)
            {
                Obey(body);
                continue;
            }
            message.Add(body);
            if ((flags & Frames.More) == 0) return [.. message];
        }
    }

    /// <summary>Sends encoded bytes, after all sent before; does not wait.</summary>
    public void Send(byte[] encoded)
    {
        long waiting = Interlocked.Add(ref backlog, encoded.Length);
        if (waiting <= LargestBacklog)
        {
            outgoing.Writer.TryWrite(encoded);
            return;
        }
        socket.Dispose();
        if (outgoing.Writer.TryComplete())
        {
            KernelLog.Write($"a front end that does not read is cut off: {waiting >> 20} MiB wait for it, at most "
                + $"{LargestBacklog >> 20} MiB are kept. Let the cell show less, then connect again.");
        }
    }

    /// <summary>Sends what is waiting, for a moment at most, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        outgoing.Writer.TryComplete();
        await Task.WhenAny(sending, Task.Delay(LingerTime)).ConfigureAwait(false);
        socket.Dispose();
    }

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

    private async Task SendAllAsync()
    {
        try
        {
            await foreach (byte[] encoded in outgoing.Reader.ReadAllAsync().ConfigureAwait(false))
            {
                for (int sent = 0; sent < encoded.Length;)
                    sent += await socket.SendAsync(encoded.AsMemory(sent)).ConfigureAwait(false);
                Interlocked.Add(ref backlog, -encoded.Length);
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            outgoing.Writer.TryComplete();
        }
    }
}
