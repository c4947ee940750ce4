using System.Net;

namespace FilterGen.Tests.Data;

/// <summary>A web server on this machine that answers from a dictionary, and 404 to everything else.</summary>
internal sealed class FileServer : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly Dictionary<string, byte[]> files;
    private int requests;

    public FileServer(Dictionary<string, byte[]> files)
    {
        this.files = files;
        Address = $"http://localhost:{FreePort()}/data/";
        listener.Prefixes.Add(Address);
        listener.Start();
        _ = Serve();
    }

    public string Address { get; }

    public int Requests => Volatile.Read(ref requests);

    public static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public void Dispose() => listener.Close();

    private async Task Serve()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            Interlocked.Increment(ref requests);
            try
            {
                await Answer(context);
            }
            catch (Exception cut) when (cut is HttpListenerException or IOException)
            {
                // The client has heard enough.
            }
        }
    }

    private async Task Answer(HttpListenerContext context)
    {
        using var response = context.Response;
        if (files.TryGetValue(Path.GetFileName(context.Request.Url!.AbsolutePath), out var bytes))
        {
            response.ContentLength64 = bytes.Length;
            await response.OutputStream.WriteAsync(bytes);
        }
        else
            response.StatusCode = 404;
    }
}
