using System.Text.Json;

namespace FilterGen.Training.Checkpoints;

/// <summary>
/// The header of a safetensors file, read as strictly as the format is written: nothing in a file is believed before
/// it is checked against the file's length, so a damaged file is refused and never read out of bounds.
/// </summary>
internal sealed class SafetensorsHeader
{
    private const string MetadataName = "__metadata__";

    private SafetensorsHeader(IReadOnlyDictionary<string, SafetensorsEntry> entries, IReadOnlyDictionary<string, string> metadata)
    {
        Entries = entries;
        Metadata = metadata;
    }

    /// <summary>The tensors by name.</summary>
    public IReadOnlyDictionary<string, SafetensorsEntry> Entries { get; }

    /// <summary>The file's free texts by name.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Parses and checks a header.</summary>
    /// <param name="json">The header's bytes, UTF-8.</param>
    /// <param name="dataLength">Bytes that follow the header in the file.</param>
    /// <exception cref="InvalidDataException">The header is malformed or does not fit the file; the message says how.</exception>
    public static SafetensorsHeader Parse(ReadOnlyMemory<byte> json, long dataLength)
    {
        try
        {
            var options = new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 8 };
            using var document = JsonDocument.Parse(json, options);
            Require(document.RootElement, JsonValueKind.Object, "the header");
            var metadata = new Dictionary<string, string>();
            var entries = new Dictionary<string, SafetensorsEntry>();
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (property.Name == MetadataName) ReadMetadata(property.Value, metadata);
                else entries.Add(property.Name, ReadEntry(property.Name, property.Value));
            }
            CheckLayout(entries.Values, dataLength);
            return new(entries, metadata);
        }
        // InvalidOperationException is what the JSON reader throws for text that is not valid UTF-8.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"expected a JSON header, found something else ({e.Message})", e);
        }
    }

    private static void ReadMetadata(JsonElement element, Dictionary<string, string> metadata)
    {
        Require(element, JsonValueKind.Object, MetadataName);
        foreach (var property in element.EnumerateObject())
        {
            Require(property.Value, JsonValueKind.String, $"{MetadataName}.{property.Name}");
            metadata.Add(property.Name, property.Value.GetString()!);
        }
    }

    private static SafetensorsEntry ReadEntry(string name, JsonElement element)
    {
        Require(element, JsonValueKind.Object, $"tensor {name}");
        if (!element.TryGetProperty("dtype", out var dtype) || dtype.ValueKind != JsonValueKind.String)
            throw new InvalidDataException($"tensor {name} has no dtype");
        var type = dtype.GetString()!;
        var size = SafetensorsDType.SizeOf(type) ?? throw new InvalidDataException(
            $"tensor {name}: expected a dtype of {string.Join(", ", SafetensorsDType.Names)}, found {type}");
        var shape = ReadIntegers(name, element, "shape");
        var offsets = ReadIntegers(name, element, "data_offsets");
        if (offsets.Count != 2) throw new InvalidDataException($"tensor {name}: expected 2 data_offsets, found {offsets.Count}");
        var entry = new SafetensorsEntry(name, type, shape, offsets[0], offsets[1]);
        if (ByteCount(shape, size) is var expected && expected != entry.Length)
            throw new InvalidDataException(
                $"tensor {name}: expected {expected} bytes for {type} [{string.Join(", ", shape)}], found {entry.Length}");
        return entry;
    }

    private static List<long> ReadIntegers(string name, JsonElement element, string key)
    {
        if (!element.TryGetProperty(key, out var array) || array.ValueKind != JsonValueKind.Array)
            throw new InvalidDataException($"tensor {name} has no {key}");
        var values = new List<long>(array.GetArrayLength());
        foreach (var item in array.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out var value) || value < 0)
                throw new InvalidDataException($"tensor {name}: expected whole numbers of at least 0 in {key}, found {item}");
            values.Add(value);
        }
        return values;
    }

    private static Int128 ByteCount(IReadOnlyList<long> shape, int size)
    {
        Int128 count = size;
        foreach (var length in shape)
        {
            count *= length;
            if (count > long.MaxValue) throw new InvalidDataException($"a shape of [{string.Join(", ", shape)}] is too large");
        }
        return count;
    }

    private static void CheckLayout(IEnumerable<SafetensorsEntry> entries, long dataLength)
    {
        long end = 0;
        foreach (var entry in entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            if (entry.Begin != end)
                throw new InvalidDataException($"tensor {entry.Name}: expected to begin at byte {end}, found {entry.Begin}");
            end = entry.End;
        }
        if (end != dataLength)
            throw new InvalidDataException($"expected {end} bytes of tensors, found {dataLength}");
    }

    private static void Require(JsonElement element, JsonValueKind kind, string what)
    {
        if (element.ValueKind != kind) throw new InvalidDataException($"expected {what} to be a JSON {kind}, found {element.ValueKind}");
    }
}
