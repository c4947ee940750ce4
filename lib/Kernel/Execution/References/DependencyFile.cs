using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Workbook.Execution.References;

/// <summary>The files of packages that a library was built with, as the <c>.deps.json</c> beside it lists them.</summary>
/// <param name="Assemblies">The paths of assemblies by their simple names.</param>
/// <param name="NativeFolders">The folders of native libraries for this machine.</param>
internal sealed record DependencyFile(IReadOnlyDictionary<string, string> Assemblies, IReadOnlyList<string> NativeFolders)
{
    /// <summary>Reads the file; a missing one lists nothing. Only files that the package cache has are taken.</summary>
    public static DependencyFile Read(string path)
    {
        Dictionary<string, string> assemblies = new(StringComparer.OrdinalIgnoreCase);
        HashSet<string> native = [];
        if (!File.Exists(path)) return new DependencyFile(assemblies, []);
        JsonNode? root = JsonNode.Parse(File.ReadAllText(path));
        foreach (var (name, assets) in root?["targets"]?.AsObject().SelectMany(target => target.Value!.AsObject()) ?? [])
        {
            if (root!["libraries"]?[name]?["path"]?.GetValue<string>() is not { } package) continue;
            string folder = Path.Combine(PackageCache, package);
            foreach (var (file, _) in assets?["runtime"] as JsonObject ?? [])
                Take(Path.Combine(folder, file), found => assemblies.TryAdd(Path.GetFileNameWithoutExtension(found), found));
            foreach (var (file, about) in assets?["runtimeTargets"] as JsonObject ?? [])
            {
                bool here = RuntimeInformation.RuntimeIdentifier.StartsWith(about?["rid"]?.ToString() ?? "?", StringComparison.Ordinal);
                if (!here) continue;
                bool isNative = about?["assetType"]?.ToString() == "native";
                Take(Path.Combine(folder, file), found =>
                {
                    if (isNative) native.Add(Path.GetDirectoryName(found)!);
                    else assemblies[Path.GetFileNameWithoutExtension(found)] = found;
                });
            }
        }
        return new DependencyFile(assemblies, [.. native]);
    }

    private static string PackageCache => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static void Take(string path, Action<string> take)
    {
        if (File.Exists(path)) take(path);
    }
}
