using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Workbook.Grade;

/// <summary>
/// The NuGet packages that a library loads files from at run time, without copies of them beside it: the paths that its build noted
/// as assembly metadata lie in them.
/// </summary>
internal static class NotedPackages
{
    // NuGet writes it into the folder of each version of a package.
    private const string Mark = ".nupkg.metadata";

    /// <summary>The folders of the packages.</summary>
    /// <param name="library">The library's file.</param>
    /// <exception cref="IOException">It is not there, or is no library.</exception>
    public static IReadOnlyList<string> Find(string library)
    {
        try
        {
            using var file = new PEReader(File.OpenRead(library));
            var reader = file.GetMetadataReader();
            return [.. reader.GetAssemblyDefinition().GetCustomAttributes().Select(reader.GetCustomAttribute)
                .Where(attribute => IsMetadata(reader, attribute)).Select(attribute => Package(Value(reader, attribute)))
                .OfType<string>().Distinct()];
        }
        catch (Exception problem) when (problem is BadImageFormatException or InvalidOperationException or FileNotFoundException
            or DirectoryNotFoundException)
        {
            var found = File.Exists(library) ? "none in it" : "no file";
            throw new IOException($"{library}: expected the library that the lab loads, found {found}. Build it first.", problem);
        }
    }

    private static bool IsMetadata(MetadataReader reader, CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent
        && reader.GetString(reader.GetTypeReference((TypeReferenceHandle)parent).Name) == "AssemblyMetadataAttribute";

    private static string? Value(MetadataReader reader, CustomAttribute attribute)
    {
        var blob = reader.GetBlobReader(attribute.Value);
        blob.ReadUInt16();
        blob.ReadSerializedString();
        return blob.ReadSerializedString();
    }

    private static string? Package(string? noted)
    {
        if (!Path.IsPathRooted(noted)) return null;
        for (var folder = Path.TrimEndingDirectorySeparator(noted); folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, Mark))) return folder;
        return null;
    }
}
