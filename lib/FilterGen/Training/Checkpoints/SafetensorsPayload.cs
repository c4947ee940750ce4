namespace FilterGen.Training.Checkpoints;

/// <summary>One tensor on its way into a safetensors file.</summary>
/// <param name="Name">Name of the tensor, unique within the file.</param>
/// <param name="DType">Element type by its safetensors name.</param>
/// <param name="Shape">Sizes; empty for a scalar.</param>
/// <param name="Bytes">The elements, row by row, little-endian.</param>
internal sealed record SafetensorsPayload(string Name, string DType, IReadOnlyList<long> Shape, byte[] Bytes);
