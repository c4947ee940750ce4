namespace FilterGen.Training.Checkpoints;

/// <summary>One tensor of a safetensors file: what it is and where its bytes lie.</summary>
/// <param name="Name">Name of the tensor, unique within the file.</param>
/// <param name="DType">Element type by its safetensors name, one of <see cref="SafetensorsDType.Names"/>.</param>
/// <param name="Shape">Sizes; empty for a scalar.</param>
/// <param name="Begin">First byte, counted from the end of the header.</param>
/// <param name="End">One past the last byte.</param>
internal sealed record SafetensorsEntry(string Name, string DType, IReadOnlyList<long> Shape, long Begin, long End)
{
    /// <summary>Number of bytes.</summary>
    public long Length => End - Begin;
}
