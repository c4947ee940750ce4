using System.Reflection.PortableExecutable;

namespace NotebookKernel.Execution.References;

/// <summary>Makes compiler references that know the XML documentation beside an assembly.</summary>
internal static class AssemblyReference
{
    /// <summary>A reference to an assembly that lies beside the kernel's.</summary>
    public static MetadataReference Beside(string name) => Create(PathBeside(name));

    /// <summary>The path of an assembly that lies beside the kernel's.</summary>
    public static string PathBeside(string name) =>
        Path.Combine(Path.GetDirectoryName(typeof(AssemblyReference).Assembly.Location)!, $"{name}.dll");

    /// <summary>
    /// A reference to the assembly at <paramref name="path"/>, which is what it displays. The compiler does not know that it is a file,
    /// or it would read each file's header once more for the symbols of each cell.
    /// </summary>
    public static MetadataReference Create(string path)
    {
        string documentation = Path.ChangeExtension(path, ".xml");
        return AssemblyMetadata.CreateFromStream(File.OpenRead(path), PEStreamOptions.PrefetchMetadata)
            .GetReference(File.Exists(documentation) ? new XmlDocumentation(documentation) : null, display: path);
    }
}
