using static TorchSharp.torch;

namespace TorchSharp.PyBridge;

/// <summary>The storages of a file, by the keys that its pickle uses. Together they take no more memory than the file has bytes.</summary>
/// <param name="budget">Bytes of the file.</param>
internal abstract class Storages(long budget)
{
    private readonly Dictionary<string, Storage> loaded = [];
    private long left = budget;

    /// <summary>The storages that were asked for, by key.</summary>
    protected IReadOnlyDictionary<string, Storage> Loaded => loaded;

    /// <summary>The storage of a key; the same one at every call.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="type">Type of its elements.</param>
    /// <param name="count">Number of its elements.</param>
    /// <exception cref="InvalidDataException">The file has no such storage.</exception>
    public Storage Get(string key, ScalarType type, long count)
    {
        if (loaded.TryGetValue(key, out var known))
        {
            if (known.Data.dtype != type || known.Count != count)
                throw new InvalidDataException($"storage {key} is used with two types or sizes");
            return known;
        }
        if (count < 0 || count > left / type.ElementSize())
            throw new InvalidDataException($"storage {key}: {count} elements of {type} are more than the file can hold");
        left -= count * type.ElementSize();
        var data = empty([count], dtype: type);
        if (count > 0)
            Loading(key, data);
        return loaded[key] = new(data);
    }

    /// <summary>Fills a storage that is used for the first time, unless its data come later.</summary>
    protected abstract void Loading(string key, Tensor data);

    /// <summary>Fills a storage from a stream.</summary>
    /// <exception cref="InvalidDataException">The stream ends before.</exception>
    protected static void Fill(Tensor data, Stream stream, string key)
    {
        var bytes = data.bytes;
        var found = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (found < bytes.Length)
            throw new InvalidDataException($"storage {key}: expected {bytes.Length} bytes, found {found}. The file was cut short");
    }

    /// <summary>Makes every byte of a storage of bool 0 or 1, which is all that libtorch expects.</summary>
    protected static void Normalise(Tensor data)
    {
        if (data.dtype == ScalarType.Bool)
            foreach (ref var value in data.bytes)
                value = value == 0 ? (byte)0 : (byte)1;
    }
}
