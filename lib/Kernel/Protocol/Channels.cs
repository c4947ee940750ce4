using NotebookKernel.Transport;

namespace NotebookKernel.Protocol;

/// <summary>The five sockets of a kernel. All are bound when the constructor returns.</summary>
internal sealed class Channels : IDisposable
{
    private const int MostIgnoredTold = 20;

    private readonly MessageFormat format;
    private readonly BoundSocket stdin;
    private readonly BoundSocket iopub;
    private readonly BoundSocket[] all;
    private int ignored;

    /// <summary>Binds.</summary>
    /// <param name="file">Where.</param>
    /// <param name="onShell">Called with each request on the shell channel, on the thread that reads them.</param>
    /// <param name="onControl">The same for the control channel.</param>
    /// <param name="onStdin">The same for answers on the stdin channel.</param>
    /// <exception cref="System.Net.Sockets.SocketException">A port is taken.</exception>
    public Channels(ConnectionFile file, Action<Request> onShell, Action<Request> onControl, Action<Request> onStdin)
    {
        format = new MessageFormat(new MessageSigner(file.Key));
        stdin = Router("stdin", onStdin);
        iopub = new BoundSocket(SocketKind.Pub, file.Address("iopub"), (peer, message) => peer.Subscriptions.Apply(message[0]));
        BoundSocket heartbeat = new(SocketKind.Rep, file.Address("hb"), (peer, message) => peer.Send(Frames.Encode(message)));
        all = [iopub, Router("shell", onShell), Router("control", onControl), stdin, heartbeat];

        BoundSocket Router(string channel, Action<Request> handle) =>
            new(SocketKind.Router, file.Address(channel), (peer, frames) => Receive(peer, frames, handle));
    }

    /// <summary>Begins to take peers.</summary>
    public void Start()
    {
        foreach (BoundSocket socket in all) socket.Start();
    }

    /// <summary>Answers a request on the channel that it came on.</summary>
    public void Reply(Request request, string type, JsonObject content) =>
        request.Peer.Send(Frames.Encode(format.Write(null, type, content, request.Header)));

    /// <summary>Asks the user who sent <paramref name="request"/>.</summary>
    public void Ask(Request request, JsonObject content) => stdin.Send(
        format.Write(null, "input_request", content, request.Header),
        peer => peer.Identity.AsSpan().SequenceEqual(request.Peer.Identity));

    /// <summary>Sends a message to all front ends.</summary>
    public void Publish(string type, JsonObject content, byte[]? parent)
    {
        byte[] topic = System.Text.Encoding.ASCII.GetBytes(type);
        iopub.Send(format.Write(topic, type, content, parent), peer => peer.Subscriptions.Match(topic));
    }

    /// <summary>Tells all front ends whether the kernel works on <paramref name="parent"/>.</summary>
    /// <param name="state">busy, idle or starting.</param>
    /// <param name="parent">The header of the request; null for none.</param>
    public void PublishStatus(string state, byte[]? parent) =>
        Publish("status", new JsonObject { ["execution_state"] = state }, parent);

    public void Dispose()
    {
        foreach (BoundSocket socket in all) socket.Dispose();
    }

    private void Receive(Connection peer, byte[][] frames, Action<Request> handle)
    {
        Request request;
        try
        {
            request = format.Read(peer, frames);
        }
        catch (InvalidDataException error)
        {
            // Whoever sends many is no front end, and nobody may be reading the log.
            if (Interlocked.Increment(ref ignored) <= MostIgnoredTold) KernelLog.Write($"ignored {error.Message}");
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
