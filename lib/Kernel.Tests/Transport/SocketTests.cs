using System.Net;
using System.Net.Sockets;
using NotebookKernel.Transport;

namespace NotebookKernel.Tests.Transport;

public sealed class SocketTests
{
    private static readonly IPEndPoint AnyPort = new(IPAddress.Loopback, 0);

    [Fact]
    public async Task A_stranger_is_cut_off_and_does_no_harm()
    {
        using BoundSocket heartbeat = Echo(AnyPort);
        heartbeat.Start();
        using Socket stranger = await ConnectAsync(heartbeat);
        await stranger.SendAsync(Encoding.ASCII.GetBytes($"GET /{new string('x', Greeting.Length)} HTTP/1.1\r\n\r\n"));
        byte[] answer = new byte[Greeting.Length + 1];
        int length = 0;
        for (int read; (read = await ReceiveAsync(stranger, answer.AsMemory(length))) > 0;) length += read;
        Assert.InRange(length, 0, Greeting.Length);
        Assert.Equal([[1, 2, 3]], await EchoAsync(heartbeat, [1, 2, 3]));
    }

    [Fact]
    public async Task The_heartbeat_answers_with_the_same() =>
        Assert.Equal([[], new byte[300]], await EchoAsync(null, [], new byte[300]));

    [Fact]
    public async Task A_peer_whose_message_cannot_be_handled_is_let_go()
    {
        using BoundSocket bound = new(SocketKind.Router, AnyPort, (_, _) => throw new InvalidOperationException("no handler"));
        bound.Start();
        using Socket socket = await ConnectAsync(bound);
        using Connection peer = new(socket);
        peer.Open(SocketKind.Router);
        peer.Send(Frames.Encode([[1]]));
        await Assert.ThrowsAnyAsync<IOException>(() => Task.Run(peer.Receive).WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task A_message_without_an_end_is_cut_off()
    {
        using BoundSocket bound = Echo(AnyPort);
        bound.Start();
        using Socket socket = await ConnectAsync(bound);
        using Connection peer = new(socket);
        peer.Open(SocketKind.Router);
        for (int i = 0; i < 1_100; i++) peer.Send([Frames.More, 0]);
        await Assert.ThrowsAnyAsync<IOException>(() => Task.Run(peer.Receive).WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task Peers_that_never_greet_take_no_place_for_long()
    {
        using BoundSocket bound = Echo(AnyPort);
        bound.Start();
        List<Socket> silent = [];
        for (int i = 0; i < 200; i++) silent.Add(await ConnectAsync(bound));
        // Those beyond the most that are taken were closed at once.
        byte[] greeting = new byte[1];
        silent[^1].ReceiveTimeout = 20_000;
        Assert.Equal(0, await ReceiveAsync(silent[^1], greeting));
        silent.ForEach(socket => socket.Dispose());
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(20));
        while (true)
        {
            try
            {
                Assert.Equal([[1]], await EchoAsync(bound, [1]));
                return;
            }
            catch (Exception taken) when (taken is IOException or SocketException)
            {
                await Task.Delay(20, limit.Token);
            }
        }
    }

    [Fact]
    public void A_port_that_is_taken_is_an_error()
    {
        using BoundSocket first = Echo(AnyPort);
        Assert.Throws<SocketException>(() => Echo(first.Address));
    }

    private static BoundSocket Echo(EndPoint address) =>
        new(SocketKind.Rep, address, (peer, message) => peer.Send(Frames.Encode(message)));

    private static async Task<byte[][]> EchoAsync(BoundSocket? bound, params byte[][] message)
    {
        using BoundSocket? own = bound is null ? Echo(AnyPort) : null;
        own?.Start();
        using Socket socket = await ConnectAsync(bound ?? own!);
        using Connection peer = new(socket);
        peer.Open(SocketKind.Router);
        peer.Send(Frames.Encode(message));
        return await Task.Run(peer.Receive).WaitAsync(TimeSpan.FromSeconds(20));
    }

    private static async Task<Socket> ConnectAsync(BoundSocket bound)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(bound.Address);
        return socket;
    }

    private static async Task<int> ReceiveAsync(Socket socket, Memory<byte> buffer)
    {
        try
        {
            return await socket.ReceiveAsync(buffer);
        }
        catch (SocketException)
        {
            return 0; // Cut off with bytes unread.
        }
    }
}
