using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace NotebookKernel.Execution;

/// <summary>
/// Has the runtime optimise code that the compiler did not. What the compiler optimises keeps variables on the stack, and an error in the
/// second of two statements is told of the first; what the runtime optimises keeps its lines.
/// </summary>
internal static class Optimization
{
    private const int Prolog = 2;

    /// <summary>Changes the assembly's <see cref="System.Diagnostics.DebuggableAttribute"/>, which would forbid it.</summary>
    /// <param name="assembly">An assembly that was compiled without optimisation.</param>
    public static void Allow(MemoryStream assembly)
    {
        assembly.Position = 0;
        using PEReader image = new(assembly, PEStreamOptions.LeaveOpen);
        MetadataReader reader = image.GetMetadataReader();
        foreach (CustomAttributeHandle handle in reader.GetAssemblyDefinition().GetCustomAttributes())
        {
            CustomAttribute attribute = reader.GetCustomAttribute(handle);
            if (!IsDebuggable(reader, attribute)) continue;
            // A byte for the blob's length comes before it.
            int blob = image.PEHeaders.MetadataStartOffset + reader.GetHeapMetadataOffset(HeapIndex.Blob) + reader.GetHeapOffset(attribute.Value) + 1;
            BinaryPrimitives.WriteInt32LittleEndian(
                assembly.GetBuffer().AsSpan(blob + Prolog), (int)System.Diagnostics.DebuggableAttribute.DebuggingModes.IgnoreSymbolStoreSequencePoints);
        }
    }

    private static bool IsDebuggable(MetadataReader reader, CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } type
        && reader.StringComparer.Equals(reader.GetTypeReference((TypeReferenceHandle)type).Name, nameof(System.Diagnostics.DebuggableAttribute));
}
