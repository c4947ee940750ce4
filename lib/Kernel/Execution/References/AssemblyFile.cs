using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace NotebookKernel.Execution.References;

/// <summary>Reads assemblies without loading them.</summary>
internal static class AssemblyFile
{
    /// <summary>Whether a file is a .NET assembly.</summary>
    public static bool IsManaged(string path)
    {
        try
        {
            using PEReader reader = new(File.OpenRead(path));
            return reader.HasMetadata && reader.GetMetadataReader().IsAssembly;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }

    /// <summary>The version of an assembly.</summary>
    public static Version? Version(string path) => System.Reflection.AssemblyName.GetAssemblyName(path).Version;

    /// <summary>Whether an assembly has a module initializer.</summary>
    public static bool HasInitializer(string path) => Read(path, metadata =>
        metadata.GetTypeDefinition(MetadataTokens.TypeDefinitionHandle(1)).GetMethods()
            .Any(handle => metadata.StringComparer.Equals(metadata.GetMethodDefinition(handle).Name, ".cctor")));

    /// <summary>The simple names of the assemblies that one refers to.</summary>
    public static string[] References(string path) => Read(path, metadata => metadata.AssemblyReferences
        .Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)).ToArray());

    private static T Read<T>(string path, Func<MetadataReader, T> read)
    {
        using PEReader reader = new(File.OpenRead(path));
        return read(reader.GetMetadataReader());
    }
}
