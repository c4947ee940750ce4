using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace NotebookKernel.Execution.Errors;

/// <summary>Where the source of a cell's method stands.</summary>
internal static class MethodLines
{
    /// <summary>The cell and the lines of the method's statements, such as <c>cell 2, lines 3 to 5</c>; null where they are not known.</summary>
    /// <param name="method">A method of a cell.</param>
    /// <param name="symbols">The cell's portable PDB.</param>
    public static string? Of(MethodBase method, byte[] symbols)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbImage([.. symbols]);
        MetadataReader reader = provider.GetMetadataReader();
        var handle = (MethodDefinitionHandle)MetadataTokens.Handle(method.MetadataToken);
        SequencePoint[] points =
        [
            .. reader.GetMethodDebugInformation(handle.ToDebugInformationHandle()).GetSequencePoints().Where(point => !point.IsHidden && !IsBrace(point)),
        ];
        if (points.Length == 0) return null;
        string file = reader.GetString(reader.GetDocument(points[0].Document).Name);
        return Text(file, points.Min(point => point.StartLine), points.Max(point => point.EndLine));
    }

    private static bool IsBrace(SequencePoint point) => point.StartLine == point.EndLine && point.EndColumn - point.StartColumn == 1;

    /// <summary>Lines of a cell as tracebacks name them.</summary>
    public static string Text(string cell, int first, int last) =>
        first == last ? $"{cell}, line {first}" : $"{cell}, lines {first} to {last}";
}
