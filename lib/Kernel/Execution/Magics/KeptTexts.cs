using NotebookKernel.Display;
using NotebookKernel.Execution.Errors;

namespace NotebookKernel.Execution.Magics;

/// <summary>The texts that <c>#!value</c> keeps for other cells, by name.</summary>
/// <param name="folder">The folder that files are named from.</param>
internal sealed class KeptTexts(string folder)
{
    private readonly Dictionary<string, string> texts = [], types = [];

    /// <summary>A text; null where none has that name.</summary>
    public string? this[string name] => texts.GetValueOrDefault(name);

    /// <summary>Whether a text was kept as JSON.</summary>
    public bool IsJson(string name) =>
        types.GetValueOrDefault(name) is { } type && (type == "application/json" || type.EndsWith("+json", StringComparison.Ordinal));

    /// <summary>Keeps what a magic names or what stands below it, and gives what of its part is still to be run.</summary>
    /// <exception cref="DirectiveFailure">There is no name, or no text.</exception>
    public async Task<string> KeepAsync(Magic magic, CellRun run)
    {
        string name = magic.Arguments["--name"] is { Length: > 0 } given ? given : throw magic.Fail("Expected --name NAME.");
        bool secret = magic.Arguments["--from-value"]?.StartsWith("@password", StringComparison.Ordinal) == true;
        string? named = await NamedAsync(magic, run).ConfigureAwait(false);
        string text = texts[name] = named ?? magic.Body.Trim('\r', '\n');
        types[name] = magic.Arguments["--mime-type"] ?? "";
        MimeBundle shown = Bounds.Keep(MimeBundle.Of(magic.Arguments["--mime-type"] ?? "text/plain", text));
        if (!secret) run.Output.Send(sink => sink.Display(shown, null));
        return named is null ? "" : magic.Body;
    }

    /// <summary>The path of a file that a magic names.</summary>
    public string Existing(Magic magic, string file)
    {
        string path = Path.GetFullPath(file, folder);
        return File.Exists(path) ? path : throw magic.Fail($"Expected a file, found none at {path}.");
    }

    private async Task<string?> NamedAsync(Magic magic, CellRun run)
    {
        if (magic.Arguments["--from-file"] is { } file) return File.ReadAllText(Existing(magic, file));
        if (magic.Arguments["--from-url"] is { } url) return await FetchAsync(magic, url, run).ConfigureAwait(false);
        if (magic.Arguments["--from-value"] is not { } value) return null;
        return value.Split(':', 2) is ["@input" or "@password", var prompt] asked
            ? CellRun.Ask(prompt + ": ", password: asked[0] == "@password") : value;
    }

    private static async Task<string> FetchAsync(Magic magic, string url, CellRun run)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? address)) throw magic.Fail($"Expected --from-url with an address, found {url}.");
        try
        {
            using HttpClient client = new();
            return await client.GetStringAsync(address, run.Stopped).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is HttpRequestException or NotSupportedException)
        {
            throw magic.Fail($"{url} could not be read: {failure.Message}");
        }
    }
}
