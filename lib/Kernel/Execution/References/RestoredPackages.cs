namespace NotebookKernel.Execution.References;

/// <summary>Reads what <c>dotnet restore</c> found.</summary>
internal static class RestoredPackages
{
    /// <summary>
    /// The files of all packages; null when the file or anything it names is missing, so that a restore is due, as after one that failed.
    /// </summary>
    /// <param name="path">The path of <c>project.assets.json</c>.</param>
    public static LibraryClosure? Read(string path)
    {
        if (!File.Exists(path)) return null;
        JsonNode root = JsonNode.Parse(File.ReadAllText(path))!;
        if (Problems(root).Any(problem => problem.IsError)) return null;
        string[] caches = [.. root["packageFolders"]!.AsObject().Select(cache => cache.Key)];
        JsonObject? target = root["targets"]!.AsObject().LastOrDefault().Value as JsonObject; // The one for this runtime comes last.
        if (target is null) return null;
        List<string> assemblies = [], native = [], packages = [];
        Dictionary<string, string> compile = [];
        foreach (var (name, assets) in target)
        {
            if (root["libraries"]![name]?["path"]?.ToString() is not { } package) continue;
            string? folder = caches.Select(cache => Path.Combine(cache, package)).FirstOrDefault(Directory.Exists);
            if (folder is null) return null;
            packages.Add(folder);
            Dictionary<string, string> shapes = Files(assets, "compile", folder)
                .ToDictionary(file => Path.GetFileName(file), file => file, StringComparer.OrdinalIgnoreCase);
            foreach (string assembly in Files(assets, "runtime", folder))
            {
                assemblies.Add(assembly);
                if (shapes.TryGetValue(Path.GetFileName(assembly), out string? shape)) compile[assembly] = shape;
            }
            native.AddRange(Files(assets, "native", folder).Select(file => Path.GetDirectoryName(file)!));
        }
        return new LibraryClosure(assemblies, [.. native.Distinct()])
        {
            CompileTime = compile,
            Packages = packages,
            Frameworks =
            [
                .. target.SelectMany(package => package.Value?["frameworkReferences"] as JsonArray ?? [])
                    .Select(framework => $"{framework}").Distinct(),
            ],
        };
    }

    /// <summary>What the restore noted; nothing where it wrote no file.</summary>
    /// <param name="path">The path of <c>project.assets.json</c>.</param>
    public static IReadOnlyList<RestoreProblem> Problems(string path) =>
        File.Exists(path) ? [.. Problems(JsonNode.Parse(File.ReadAllText(path))!)] : [];

    /// <summary>The version of a package that was restored; null when it was not.</summary>
    /// <param name="path">The path of <c>project.assets.json</c>.</param>
    /// <param name="name">The package's name.</param>
    public static string? VersionOf(string path, string name) => JsonNode.Parse(File.ReadAllText(path))!["libraries"]!.AsObject()
        .Select(library => library.Key.Split('/'))
        .FirstOrDefault(parts => parts[0].Equals(name, StringComparison.OrdinalIgnoreCase))?[1];

    private static IEnumerable<RestoreProblem> Problems(JsonNode root) =>
        from problem in root["logs"] as JsonArray ?? []
        select new RestoreProblem(
            $"{problem["code"]}", $"{problem["level"]}" == "Error", problem["libraryId"]?.ToString(), $"{problem["message"]}");

    private static IEnumerable<string> Files(JsonNode? assets, string kind, string folder) =>
        (assets?[kind] as JsonObject ?? [])
            .Select(file => Path.GetFullPath(Path.Combine(folder, file.Key)))
            .Where(file => Path.GetFileName(file) != "_._");
}
