namespace NotebookKernel.Execution.References;

/// <summary>The frameworks that can be installed beside the running one, such as <c>Microsoft.AspNetCore.App</c>.</summary>
internal static class SharedFrameworks
{
    private static readonly Lazy<Dictionary<string, LibraryClosure>> Installed = new(Find);

    /// <summary>The assemblies of one; null where it is not installed for the running version.</summary>
    public static LibraryClosure? Get(string name) => Installed.Value.GetValueOrDefault(name);

    /// <summary>The name of the one that has an assembly which the running framework lacks; null where none has it.</summary>
    public static string? With(string assembly) => File.Exists(Path.Combine(DotnetInstallation.RuntimeFolder, assembly + ".dll"))
        ? null
        : Installed.Value.FirstOrDefault(one => one.Value.Assemblies.Any(path => NameOf(path) == assembly)).Key;

    private static Dictionary<string, LibraryClosure> Find()
    {
        string running = Path.GetFullPath(Path.Combine(DotnetInstallation.RuntimeFolder, ".."));
        return Directory.EnumerateDirectories(Path.GetDirectoryName(running)!)
            .Where(folder => folder != running)
            .Select(folder => (Name: Path.GetFileName(folder), Version: Directory
                .EnumerateDirectories(folder, $"{Environment.Version.Major}.{Environment.Version.Minor}.*")
                .MaxBy(version => Version.TryParse(Path.GetFileName(version), out Version? number) ? number : null)))
            .Where(one => one.Version is not null)
            .ToDictionary(one => one.Name, one => Read(one.Name, one.Version!));
    }

    private static LibraryClosure Read(string name, string folder)
    {
        string[] assemblies = [.. Directory.EnumerateFiles(folder, "*.dll").Where(AssemblyFile.IsManaged)];
        string? pack = FrameworkReferences.ReferencePack(name);
        return new LibraryClosure(assemblies, [folder])
        {
            CompileTime = assemblies.Select(path => (Path: path, Shape: Path.Combine(pack ?? folder, Path.GetFileName(path))))
                .Where(one => File.Exists(one.Shape))
                .ToDictionary(one => one.Path, one => one.Shape),
        };
    }

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path);
}
