namespace NotebookKernel.Execution.References;

/// <summary>The files of packages that a library was built with, as the <c>.deps.json</c> beside it lists them.</summary>
/// <param name="Assemblies">The paths of assemblies by their simple names.</param>
/// <param name="NativeFolders">The folders of native libraries for this machine.</param>
internal sealed record DependencyFile(IReadOnlyDictionary<string, string> Assemblies, IReadOnlyList<string> NativeFolders)
{
    private static string PackageCache => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>Reads the file; a missing one lists nothing. Only files that the package cache has are taken.</summary>
    public static DependencyFile Read(string path) => Read(path, PackageCache);

    /// <summary>As <see cref="Read(string)"/>, with a package cache at another place.</summary>
    public static DependencyFile Read(string path, string packageCache)
    {
        Dictionary<string, string> assemblies = new(StringComparer.OrdinalIgnoreCase);
        HashSet<string> native = [];
        if (!File.Exists(path)) return new DependencyFile(assemblies, []);
        JsonNode? root = JsonNode.Parse(File.ReadAllText(path));
        foreach (var (name, assets) in root?["targets"]?.AsObject().SelectMany(target => target.Value!.AsObject()) ?? [])
        {
            if (root!["libraries"]?[name]?["path"]?.GetValue<string>() is not { } package) continue;
            string folder = Path.Combine(packageCache, package);
            foreach (var (file, _) in assets?["runtime"] as JsonObject ?? [])
                Take(Path.Combine(folder, file), found => assemblies.TryAdd(Path.GetFileNameWithoutExtension(found), found));
            JsonObject? ofMachines = assets?["runtimeTargets"] as JsonObject;
            foreach (string file in ForThisMachine(ofMachines, "runtime"))
                Take(Path.Combine(folder, file), found => assemblies[Path.GetFileNameWithoutExtension(found)] = found);
            foreach (string file in ForThisMachine(ofMachines, "native"))
                Take(Path.Combine(folder, file), found => native.Add(Path.GetDirectoryName(found)!));
        }
        return new DependencyFile(assemblies, [.. native]);
    }

    // As the host chooses them: only those of the most specific kind of machine that this one is.
    private static IEnumerable<string> ForThisMachine(JsonObject? targets, string assetType) => (targets ?? [])
        .Where(target => target.Value?["assetType"]?.ToString() == assetType)
        .GroupBy(target => RuntimeIdentifiers.Rank(target.Value?["rid"]?.ToString()), target => target.Key)
        .Where(files => files.Key >= 0)
        .MinBy(files => files.Key) ?? Enumerable.Empty<string>();

    private static void Take(string path, Action<string> take)
    {
        if (File.Exists(path)) take(path);
    }
}
