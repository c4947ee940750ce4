using System.Text.Json;

namespace NotebookKernel.Execution.References;

/// <summary>Asks feeds for the versions of a package that they have.</summary>
internal static class PackageVersions
{
    private const int Most = 12;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>A line for each feed that has the package; empty where none does, or none answers.</summary>
    /// <param name="name">The package's name.</param>
    /// <param name="folder">The folder whose NuGet configuration counts.</param>
    /// <param name="options">What chooses the feeds.</param>
    /// <param name="cancel">Ends the search.</param>
    public static async Task<string> FindAsync(string name, string folder, IEnumerable<string> options, CancellationToken cancel)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Limit);
        try
        {
            var (_, output, _) = await DotnetCommand.RunAsync(
                folder, ["package", "search", name, "--exact-match", "--prerelease", "--format", "json", .. options], limit.Token)
                .ConfigureAwait(false);
            JsonNode found = JsonNode.Parse(output[Math.Max(0, output.IndexOf('{'))..])!;
            return string.Concat(found["searchResult"]!.AsArray().Select(Line));
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or NullReferenceException
            || (failure is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return ""; // An older SDK, or a feed that does not answer.
        }
    }

    // A folder has its packages in no order. Those before a release come first.
    private static (Version, bool) Order(string version) =>
        (Version.TryParse(version.Split('-', '+')[0], out Version? release) ? release : new Version(), !version.Contains('-'));

    private static string Line(JsonNode? feed)
    {
        string[] versions = [.. feed!["packages"]!.AsArray().Select(package => $"{package!["version"]}")
            .Where(version => version.Length > 0).OrderBy(Order).ThenBy(version => version, StringComparer.Ordinal)];
        if (versions.Length == 0) return "";
        string last = string.Join(", ", versions.TakeLast(Most));
        return versions.Length <= Most ? $"{feed["sourceName"]} has {last}.\n" : $"{feed["sourceName"]} has {versions.Length}, at last {last}.\n";
    }
}
