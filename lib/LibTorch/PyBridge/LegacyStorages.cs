using System.Buffers.Binary;
using static TorchSharp.torch;

namespace TorchSharp.PyBridge;

/// <summary>The storages of a file as PyTorch wrote them before 1.6: behind the pickles, each after its number of elements.</summary>
/// <param name="length">Bytes of the file.</param>
internal sealed class LegacyStorages(long length) : Storages(length)
{
    /// <summary>Fills the storages that the pickle referred to.</summary>
    /// <param name="stream">Stands at the first storage.</param>
    /// <param name="keys">The keys of all storages, in the file's order.</param>
    /// <exception cref="InvalidDataException">A storage is missing or has another size.</exception>
    public void FillAll(Stream stream, IEnumerable<object?> keys)
    {
        var filled = new HashSet<string>();
        Span<byte> number = stackalloc byte[sizeof(long)];
        foreach (var entry in keys)
        {
            if (entry is not string key || !Loaded.TryGetValue(key, out var storage) || !filled.Add(key))
                throw new InvalidDataException($"the list of storages names {entry ?? "None"}, which no tensor uses or is there twice");
            if (stream.ReadAtLeast(number, number.Length, throwOnEndOfStream: false) < number.Length)
                throw new InvalidDataException($"storage {key}: found no number of elements. The file was cut short");
            if (BinaryPrimitives.ReadInt64LittleEndian(number) is var count && count != storage.Count)
                throw new InvalidDataException($"storage {key}: expected {storage.Count} elements, found {count}");
            Fill(storage.Data, stream, key);
            Normalise(storage.Data);
        }
        if (Loaded.Keys.FirstOrDefault(key => !filled.Contains(key)) is { } missing)
            throw new InvalidDataException($"storage {missing} is used, and its data are missing");
    }

    /// <inheritdoc/>
    protected override void Loading(string key, Tensor data)
    {
        // The data stand behind the pickle.
    }
}
