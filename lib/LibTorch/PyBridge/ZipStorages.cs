using System.IO.Compression;
using static TorchSharp.torch;

namespace TorchSharp.PyBridge;

/// <summary>The records of a zip file as PyTorch writes them since 1.6: <c>NAME/data.pkl</c>, <c>NAME/data/KEY</c>, ….</summary>
internal sealed class ZipStorages : Storages
{
    private const string PickleRecord = "data.pkl";

    private readonly Dictionary<string, ZipArchiveEntry> records;
    private readonly string root;
    private readonly long length;

    public ZipStorages(ZipArchive archive, long length)
        : base(length)
    {
        this.length = length;
        records = archive.Entries.DistinctBy(entry => entry.FullName).ToDictionary(entry => entry.FullName);
        var pickle = records.Keys.FirstOrDefault(name => name == PickleRecord || name.EndsWith('/' + PickleRecord))
            ?? throw new InvalidDataException($"expected a record {PickleRecord}, found none: torch.save did not write this zip file");
        root = pickle[..^PickleRecord.Length];
        if (records.TryGetValue(root + "byteorder", out var order) && !Read(order, 16).AsSpan().SequenceEqual("little"u8))
            throw new InvalidDataException("expected little-endian numbers; save the file on a little-endian machine");
    }

    /// <summary>The pickle.</summary>
    /// <param name="limit">Bytes it may have.</param>
    public byte[] ReadPickle(int limit) => Read(records[root + PickleRecord], limit);

    /// <inheritdoc/>
    protected override void Loading(string key, Tensor data)
    {
        if (!records.TryGetValue($"{root}data/{key}", out var record))
            throw new InvalidDataException($"expected a record data/{key}, found none");
        var bytes = data.bytes;
        if (record.Length != bytes.Length)
            throw new InvalidDataException($"data/{key}: expected {bytes.Length} bytes, found {record.Length}");
        using (var stream = Open(record))
            Fill(data, stream, key);
        Check(record, bytes);
        Normalise(data);
    }

    private byte[] Read(ZipArchiveEntry record, int limit)
    {
        if (record.Length > Math.Min(limit, length))
            throw new InvalidDataException($"{record.Name}: expected at most {Math.Min(limit, length)} bytes, found {record.Length}");
        var bytes = new byte[record.Length];
        using (var stream = Open(record))
            stream.ReadExactly(bytes);
        Check(record, bytes);
        return bytes;
    }

    private static Stream Open(ZipArchiveEntry record) => record.CompressedLength == record.Length
        ? record.Open()
        : throw new InvalidDataException($"{record.Name} is compressed, which torch.save never does; pack the zip file without");

    private static void Check(ZipArchiveEntry record, ReadOnlySpan<byte> bytes)
    {
        if (Crc32.Of(bytes) != record.Crc32)
            throw new InvalidDataException($"{record.FullName}: its checksum does not fit its bytes. The file is damaged, fetch it again");
    }
}
