namespace NotebookKernel.Execution.References;

/// <summary>The framework's assemblies as the compiler sees them, with their XML documentation where the SDK has it.</summary>
internal static class FrameworkReferences
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> Shared = new(Load);

    /// <summary>The SDK's reference pack, or the running framework's own assemblies where there is no SDK.</summary>
    public static IReadOnlyList<MetadataReference> All => Shared.Value;

    /// <summary>Whether there is an assembly of a name, which may end in <c>.dll</c>.</summary>
    public static bool Has(string name) => All.Any(reference => Path.GetFileName(reference.Display) is { } file
        && (file.Equals(name, StringComparison.OrdinalIgnoreCase) || file.Equals(name + ".dll", StringComparison.OrdinalIgnoreCase)));

    /// <summary>The folder of the assemblies that the SDK has to compile against a framework; null where there is none.</summary>
    /// <param name="name">The framework's name.</param>
    public static string? ReferencePack(string name)
    {
        string framework = $"net{Environment.Version.Major}.{Environment.Version.Minor}";
        return DotnetInstallation.SdkFolders(Path.Combine("packs", $"{name}.Ref"), "*")
            .Select(pack => Path.Combine(pack, "ref", framework))
            .Where(Directory.Exists)
            .MaxBy(VersionOf);
    }

    private static IReadOnlyList<MetadataReference> Load()
    {
        string folder = ReferencePack("Microsoft.NETCore.App") ?? DotnetInstallation.RuntimeFolder;
        return [.. Directory.EnumerateFiles(folder, "*.dll").Where(IsManaged).Select(AssemblyReference.Create)];
    }

    // The folder of the pack is named by its version; what is final comes after its previews.
    private static (Version? Number, bool Final) VersionOf(string folder)
    {
        string[] parts = Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(folder)))!.Split('-', 2);
        return (Version.TryParse(parts[0], out Version? number) ? number : null, parts.Length == 1);
    }

    // The runtime's folder holds native libraries too.
    private static bool IsManaged(string path)
    {
        string name = Path.GetFileName(path);
        bool framework = name.StartsWith("System.", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.", StringComparison.Ordinal)
            || name is "mscorlib.dll" or "netstandard.dll" or "WindowsBase.dll";
        bool native = name.Contains(".Native.", StringComparison.Ordinal) || name.StartsWith("Microsoft.DiaSym", StringComparison.Ordinal);
        return framework && !native;
    }
}
