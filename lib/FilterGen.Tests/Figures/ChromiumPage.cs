using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FilterGen.Tests.Figures;

/// <summary>A page in a headless Chromium without a network, driven through its DevTools protocol as a user would with a mouse.</summary>
internal sealed class ChromiumPage : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TemporaryFolder folder = new();
    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource patience = new(Patience);
    private readonly Process browser;
    private int calls;

    private ChromiumPage() =>
        browser = Process.Start(new ProcessStartInfo(Browser!, [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--hide-scrollbars",
            "--host-resolver-rules=MAP * ~NOTFOUND", "--window-size=1200,1000", "--remote-debugging-port=0",
            "--user-data-dir=" + folder.Path, "about:blank",
        ])
        { RedirectStandardError = true, RedirectStandardOutput = true })!;

    /// <summary>The browser's path, or null where there is none.</summary>
    public static string? Browser { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }, Path.Combine).FirstOrDefault(File.Exists);

    /// <summary>Opens a page of this HTML.</summary>
    public static async Task<ChromiumPage> Open(string html)
    {
        var page = new ChromiumPage();
        page.browser.ErrorDataReceived += (_, _) => { };
        page.browser.BeginErrorReadLine();
        page.browser.BeginOutputReadLine();
        var file = Path.Combine(page.folder.Path, "page.html");
        File.WriteAllText(file, html);
        var port = await page.Port();
        using var http = new HttpClient();
        var tabs = JsonNode.Parse(await http.GetStringAsync($"http://127.0.0.1:{port}/json/list", page.patience.Token))!.AsArray();
        var tab = tabs.First(each => each!["type"]!.GetValue<string>() == "page")!;
        await page.socket.ConnectAsync(new(tab["webSocketDebuggerUrl"]!.GetValue<string>()), page.patience.Token);
        await page.Call("Page.navigate", new { url = new Uri(file).AbsoluteUri });
        await page.Until("document.readyState === 'complete' && !!document.querySelector('[data-filtergen]')?.dataset.drawn");
        return page;
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

    /// <summary>A picture of the page as it looks now, as PNG.</summary>
    public async Task<byte[]> Screenshot() =>
        Convert.FromBase64String((await Call("Page.captureScreenshot", new { format = "png" }))["data"]!.GetValue<string>());

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Call("Browser.close", new { });
        }
        catch (Exception gone) when (gone is WebSocketException or IOException or OperationCanceledException or InvalidOperationException)
        {
            browser.Kill(entireProcessTree: true);
        }
        await browser.WaitForExitAsync();
        socket.Dispose();
        patience.Dispose();
        folder.Dispose();
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
