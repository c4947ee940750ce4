using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace CSharpKernel.Execution.References;

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

    /// <summary>Whether an assembly has a module initializer.</summary>
    public static bool HasInitializer(string path)
    {
        using PEReader reader = new(File.OpenRead(path));
        MetadataReader metadata = reader.GetMetadataReader();
        return metadata.GetTypeDefinition(MetadataTokens.TypeDefinitionHandle(1)).GetMethods()
            .Any(handle => metadata.StringComparer.Equals(metadata.GetMethodDefinition(handle).Name, ".cctor"));
    }

    /// <summary>The simple names of the assemblies that one refers to.</summary>
    public static IReadOnlyList<string> References(string path)
    {
        using PEReader reader = new(File.OpenRead(path));
        MetadataReader metadata = reader.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
