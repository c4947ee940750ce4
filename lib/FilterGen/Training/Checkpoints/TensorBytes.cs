namespace FilterGen.Training.Checkpoints;

/// <summary>Tensors as bytes and back.</summary>
internal static class TensorBytes
{
    /// <summary>Copies a tensor, wherever it is, into a payload.</summary>
    public static SafetensorsPayload ToPayload(string name, Tensor tensor)
    {
        using var scope = NewDisposeScope();
        var bytes = tensor.detach().cpu().contiguous().bytes.ToArray();
        return new(name, SafetensorsDType.NameOf(tensor.dtype), tensor.shape, bytes);
    }

    /// <summary>Reads a tensor of a file into memory; the caller disposes it.</summary>
    public static Tensor Read(SafetensorsReader file, SafetensorsEntry entry)
    {
        var bytes = new byte[entry.Length];
        file.Read(entry, bytes);
        var tensor = empty([.. entry.Shape], SafetensorsDType.TypeOf(entry.DType));
        bytes.CopyTo(tensor.bytes);
        return tensor;
    }
}
