namespace CSharpKernel.Execution.References;

/// <summary>Makes compiler references that know the XML documentation beside an assembly.</summary>
internal static class AssemblyReference
{
    /// <summary>A reference to the assembly at <paramref name="path"/>.</summary>
    public static MetadataReference Create(string path)
    {
        string documentation = Path.ChangeExtension(path, ".xml");
        return MetadataReference.CreateFromFile(
            path,
            documentation: File.Exists(documentation) ? new XmlDocumentation(documentation) : null);
    }
}
