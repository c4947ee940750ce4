using System.Text.Json.Nodes;
using CSharpKernel.Transport;

namespace CSharpKernel.Protocol;

/// <summary>The five sockets of a kernel. All are bound when the constructor returns.</summary>
internal sealed class Channels : IAsyncDisposable
{
    private readonly MessageFormat format;
    private readonly RouterSocket shell;
    private readonly RouterSocket control;
    private readonly RouterSocket stdin;
    private readonly PublisherSocket iopub;
    private readonly EchoSocket heartbeat;

    /// <summary>Binds.</summary>
    /// <param name="file">Where.</param>
    /// <param name="onShell">Called with each request on the shell channel; must not block.</param>
    /// <param name="onControl">The same for the control channel.</param>
    /// <param name="onStdin">The same for answers on the stdin channel.</param>
    /// <exception cref="System.Net.Sockets.SocketException">A port is taken.</exception>
    public Channels(ConnectionFile file, Action<Request> onShell, Action<Request> onControl, Action<Request> onStdin)
    {
        format = new MessageFormat(new MessageSigner(file.Key));
        shell = new RouterSocket(file.Address("shell"), (peer, frames) => Receive(peer, frames, onShell));
        control = new RouterSocket(file.Address("control"), (peer, frames) => Receive(peer, frames, onControl));
        stdin = new RouterSocket(file.Address("stdin"), (peer, frames) => Receive(peer, frames, onStdin));
        iopub = new PublisherSocket(file.Address("iopub"));
        heartbeat = new EchoSocket(file.Address("hb"));
    }

    private IEnumerable<BoundSocket> All => [iopub, shell, control, stdin, heartbeat];

    /// <summary>Begins to take peers.</summary>
    public void Start()
    {
        foreach (BoundSocket socket in All) socket.Start();
    }

    /// <summary>Answers a request on the channel that it came on.</summary>
    public void Reply(Request request, string type, JsonObject content) =>
        request.Peer.Send(Frames.Encode(format.Write(null, type, content, request.Header)));

    /// <summary>Asks the user who sent <paramref name="request"/>.</summary>
    public void Ask(Request request, JsonObject content) =>
        stdin.Send(request.Peer.Identity, format.Write(null, "input_request", content, request.Header));

    /// <summary>Sends a message to all front ends.</summary>
    public void Publish(string type, JsonObject content, byte[]? parent) =>
        iopub.Send(format.Write(System.Text.Encoding.ASCII.GetBytes(type), type, content, parent));

    /// <summary>Tells all front ends whether the kernel works on <paramref name="parent"/>.</summary>
    /// <param name="state">busy, idle or starting.</param>
    /// <param name="parent">The header of the request; null for none.</param>
    public void PublishStatus(string state, byte[]? parent) =>
        Publish("status", new JsonObject { ["execution_state"] = state }, parent);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Task.WhenAll(All.Select(socket => socket.DisposeAsync().AsTask())).ConfigureAwait(false);

    private void Receive(Connection peer, byte[][] frames, Action<Request> handle)
    {
        Request request;
        try
        {
            request = format.Read(peer, frames);
        }
        catch (InvalidDataException error)
        {
            KernelLog.Write($"ignored {error.Message}");
            return;
        }
        try
        {
            handle(request);
        }
        catch (Exception error)
        {
            KernelLog.Write($"{request.Type} failed: {error}");
        }
    }
}
