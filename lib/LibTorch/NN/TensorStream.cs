using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// Tensors in a binary stream, as TorchSharp writes them: type, number of dimensions and sizes as variable-length integers,
/// then the elements in row order.
/// </summary>
internal static class TensorStream
{
    public static void Write(BinaryWriter writer, Tensor tensor)
    {
        using var scope = NewDisposeScope();
        var host = tensor.detach().cpu().contiguous();
        writer.Write7BitEncodedInt((int)host.dtype);
        writer.Write7BitEncodedInt((int)host.ndim);
        foreach (var size in host.shape)
            writer.Write7BitEncodedInt64(size);
        writer.Write(host.bytes);
    }

    public static Tensor Read(BinaryReader reader)
    {
        var type = (ScalarType)reader.Read7BitEncodedInt();
        var shape = new long[reader.Read7BitEncodedInt()];
        for (int i = 0; i < shape.Length; i++)
            shape[i] = reader.Read7BitEncodedInt64();
        var tensor = empty(shape, dtype: type);
        var bytes = tensor.bytes;
        if (reader.BaseStream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) is var found && found < bytes.Length)
            throw new EndOfStreamException(
                $"A tensor of shape [{string.Join(", ", shape)}]: expected {bytes.Length} bytes, found {found}. The file was cut short.");
        return tensor;
    }
}
