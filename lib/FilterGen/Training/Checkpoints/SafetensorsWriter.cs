using System.Buffers.Binary;
using System.Text.Json;

namespace FilterGen.Training.Checkpoints;

/// <summary>Writes safetensors files (see <see cref="SafetensorsReader"/>).</summary>
internal static class SafetensorsWriter
{
    private const int Alignment = 8;

    /// <summary>Writes a whole file: the header, then the tensors in the order given.</summary>
    /// <param name="stream">Where to write; it need not seek.</param>
    /// <param name="tensors">Name, element type, shape and bytes of each tensor. Names must differ.</param>
    /// <param name="metadata">Free texts of the file.</param>
    public static void Write(Stream stream, IReadOnlyList<SafetensorsPayload> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var header = Header(tensors, metadata);
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)header.Length);
        stream.Write(prefix);
        stream.Write(header);
        foreach (var tensor in tensors) stream.Write(tensor.Bytes);
    }

    private static byte[] Header(IReadOnlyList<SafetensorsPayload> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("__metadata__");
            foreach (var (name, text) in metadata) json.WriteString(name, text);
            json.WriteEndObject();
            long offset = 0;
            foreach (var tensor in tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", tensor.DType);
                WriteNumbers(json, "shape", tensor.Shape);
                WriteNumbers(json, "data_offsets", [offset, offset += tensor.Bytes.Length]);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        // Spaces after the JSON let the tensors begin at a multiple of their element size.
        while (buffer.Length % Alignment != 0) buffer.WriteByte((byte)' ');
        return buffer.ToArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<long> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteNumberValue(value);
        json.WriteEndArray();
    }
}
