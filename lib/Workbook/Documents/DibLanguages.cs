using System.Text.RegularExpressions;

namespace Workbook.Documents;

/// <summary>The names that a line <c>#!name</c> of a .dib file may start a cell with, and the language each stands for.</summary>
internal sealed partial class DibLanguages
{
    public const string CSharp = "csharp";
    public const string Markdown = "markdown";
    public const string Raw = "raw";
    public const string Meta = "meta";

    private static readonly string[][] Usual =
    [
        [CSharp, "c#", "cs"],
        ["fsharp", "f#", "fs"],
        ["html"],
        ["javascript", "js"],
        ["kql"],
        ["mermaid"],
        ["pwsh", "powershell"],
        ["sql"],
        ["value"],
    ];

    private readonly Dictionary<string, string> names = new(StringComparer.OrdinalIgnoreCase)
    {
        [Markdown] = Markdown,
        ["md"] = Markdown,
        [Raw] = Raw,
        [Meta] = Meta,
    };

    /// <summary>
    /// Takes the names from a notebook's <c>#!meta</c>, and the usual ones, which mean the same in a notebook that names only some.
    /// </summary>
    public DibLanguages(JsonObject? meta)
    {
        var info = meta?["kernelInfo"] as JsonObject;
        Default = info?["defaultKernelName"]?.ToString() ?? CSharp;
        var named = (info?["items"] as JsonArray ?? []).OfType<JsonObject>().Select(Names);
        foreach (var language in named.Concat(Usual))
        {
            foreach (var name in language) names.TryAdd(name, language[0]);
        }
        names.TryAdd(Default, Default);
    }

    /// <summary>The language of lines before the first <c>#!name</c>.</summary>
    public string Default { get; }

    /// <summary>The language that <paramref name="line"/> starts a cell of, or null when it is an ordinary line.</summary>
    public string? Starts(ReadOnlySpan<char> line)
    {
        if (!line.StartsWith("#!")) return null;
        var match = Header().Match(line.ToString());
        return match.Success ? names.GetValueOrDefault(match.Groups[1].Value) : null;
    }

    private static string[] Names(JsonObject item) => item["name"]?.ToString() is { Length: > 0 } name
        ? [name, .. (item["aliases"] as JsonArray ?? []).Select(alias => alias?.ToString() ?? "")]
        : [];

    [GeneratedRegex(@"^#!(\S+)\s*$")]
    private static partial Regex Header();
}
