namespace NotebookKernel.Execution.References;

/// <summary>Libraries and all that they need.</summary>
/// <param name="Assemblies">The assemblies to load.</param>
/// <param name="NativeFolders">The folders of native libraries.</param>
internal sealed record LibraryClosure(IReadOnlyList<string> Assemblies, IReadOnlyList<string> NativeFolders)
{
    /// <summary>The assemblies to compile against, where they are others than those to load.</summary>
    public IReadOnlyDictionary<string, string> CompileTime { get; init; } = new Dictionary<string, string>();

    /// <summary>The folders of packages.</summary>
    public IReadOnlyList<string> Packages { get; init; } = [];

    /// <summary>The names of the frameworks beside the running one that are needed, too.</summary>
    public IReadOnlyList<string> Frameworks { get; init; } = [];

    /// <summary>The same with the assemblies of these frameworks; of those that both have, the later versions.</summary>
    public LibraryClosure WithFrameworks()
    {
        LibraryClosure[] frameworks = [.. Frameworks.Select(SharedFrameworks.Get).OfType<LibraryClosure>()];
        if (frameworks.Length == 0) return this;
        return this with
        {
            Assemblies =
            [
                .. Assemblies.Concat(frameworks.SelectMany(one => one.Assemblies))
                    .GroupBy(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
                    .Select(same => same.Count() == 1 ? same.First() : same.MaxBy(AssemblyFile.Version)!),
            ],
            CompileTime = CompileTime.Concat(frameworks.SelectMany(one => one.CompileTime)).ToDictionary(),
        };
    }

    /// <summary>An assembly, and what it refers to that lies beside it or in the packages that its build used.</summary>
    public static LibraryClosure Of(string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        DependencyFile packages = DependencyFile.Read(Path.ChangeExtension(path, ".deps.json"));
        List<string> found = [path];
        HashSet<string> frameworks = [];
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase) { Path.GetFileNameWithoutExtension(path) };
        for (int i = 0; i < found.Count; i++)
        {
            foreach (string name in AssemblyFile.References(found[i]).Where(names.Add))
            {
                string beside = Path.Combine(folder, name + ".dll");
                if (File.Exists(beside))
                    found.Add(beside);
                else if (packages.Assemblies.TryGetValue(name, out string? packaged))
                    found.Add(packaged);
                else if (SharedFrameworks.With(name) is { } framework)
                    frameworks.Add(framework);
            }
        }
        return new LibraryClosure(found, [folder, .. packages.NativeFolders]) { Frameworks = [.. frameworks] };
    }
}
