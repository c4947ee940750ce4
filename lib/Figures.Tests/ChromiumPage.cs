using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FilterGen.Figures.Tests;

/// <summary>
/// A page in a headless Chromium without a network, driven through its DevTools protocol as a user would with a mouse. The
/// browser starts with the first page; the tests of the collection share it, one after the other.
/// </summary>
[CollectionDefinition(Name)]
public sealed class ChromiumPage : IAsyncLifetime, ICollectionFixture<ChromiumPage>
{
    /// <summary>The name of the collection.</summary>
    public const string Name = "Chromium";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TemporaryFolder folder = new();
    private readonly ClientWebSocket socket = new();
    private CancellationTokenSource patience = new();
    private Process? browser;
    private int calls;

    /// <summary>The browser's path, or null where there is none.</summary>
    public static string? Browser { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }, Path.Combine).FirstOrDefault(File.Exists);

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Shows a page of this HTML.</summary>
    public async Task Open(string html)
    {
        patience.Dispose();
        patience = new(Patience);
        if (browser is null)
            await Start();
        var file = Path.Combine(folder.Path, $"page{calls}.html");
        File.WriteAllText(file, html);
        await Call("Page.navigate", new { url = new Uri(file).AbsoluteUri });
        await Until($"location.pathname.endsWith('{Path.GetFileName(file)}') && document.readyState === 'complete'");
    }

    /// <summary>The value of a JavaScript expression.</summary>
    public async Task<JsonNode?> Value(string expression)
    {
        var answer = await Call("Runtime.evaluate", new { expression, returnByValue = true, awaitPromise = true });
        if (answer["exceptionDetails"] is { } error)
            Assert.Fail(error.ToJsonString());
        return answer["result"]!["value"];
    }

    /// <summary>Waits until a JavaScript condition holds.</summary>
    public async Task Until(string condition)
    {
        while (!(await Value(condition))!.GetValue<bool>())
            await Task.Delay(20, patience.Token);
    }

    /// <summary>Moves the pointer over places with its button held, or just there for one place.</summary>
    public async Task Drag(params (double X, double Y)[] path)
    {
        await Mouse("mouseMoved", path[0], buttons: 0);
        await Mouse("mousePressed", path[0], buttons: 1);
        foreach (var place in path[1..])
            await Mouse("mouseMoved", place, buttons: 1);
        await Mouse("mouseReleased", path[^1], buttons: 0);
    }

    /// <summary>Moves the pointer to a place.</summary>
    public Task Point(double x, double y) => Mouse("mouseMoved", (x, y), buttons: 0);

    /// <summary>Presses and releases a key.</summary>
    /// <param name="key">Its name in events, such as "ArrowRight".</param>
    /// <param name="code">Its Windows virtual key code.</param>
    public async Task Press(string key, int code)
    {
        foreach (var type in new[] { "keyDown", "keyUp" })
            await Call("Input.dispatchKeyEvent", new { type, key, code = key, windowsVirtualKeyCode = code });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await Call("Browser.close", new { });
            await browser.WaitForExitAsync(patience.Token);
            browser.Dispose();
        }
        socket.Dispose();
        patience.Dispose();
        folder.Dispose();
    }

    private async Task Start()
    {
        browser = Process.Start(new ProcessStartInfo(Browser!, [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--hide-scrollbars",
            "--host-resolver-rules=MAP * ~NOTFOUND", "--window-size=1200,1000", "--remote-debugging-port=0",
            "--user-data-dir=" + folder.Path, "about:blank",
        ])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        browser.BeginErrorReadLine();
        browser.BeginOutputReadLine();
        using var http = new HttpClient();
        var tabs = JsonNode.Parse(await http.GetStringAsync($"http://127.0.0.1:{await Port()}/json/list", patience.Token))!.AsArray();
        var tab = tabs.First(each => each!["type"]!.GetValue<string>() == "page")!;
        await socket.ConnectAsync(new(tab["webSocketDebuggerUrl"]!.GetValue<string>()), patience.Token);
    }

    private Task Mouse(string type, (double X, double Y) place, int buttons) =>
        Call("Input.dispatchMouseEvent", new { type, x = place.X, y = place.Y, button = "left", buttons, clickCount = 1 });

    private async Task<string> Port()
    {
        var file = Path.Combine(folder.Path, "DevToolsActivePort");
        while (!File.Exists(file) || new FileInfo(file).Length == 0)
            await Task.Delay(20, patience.Token);
        return File.ReadLines(file).First();
    }

    private async Task<JsonObject> Call(string method, object parameters)
    {
        var id = ++calls;
        var message = JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters });
        await socket.SendAsync(message, WebSocketMessageType.Text, true, patience.Token);
        while (true)
        {
            var answer = JsonNode.Parse(await Receive())!.AsObject();
            if (answer["id"]?.GetValue<int>() != id)
                continue;
            return answer["result"]?.AsObject() ?? throw new InvalidOperationException($"{method}: {answer.ToJsonString()}");
        }
    }

    private async Task<string> Receive()
    {
        using var message = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, patience.Token);
            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                return Encoding.UTF8.GetString(message.ToArray());
        }
    }
}
