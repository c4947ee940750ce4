using System.IO.Compression;
using System.IO.Hashing;

namespace FilterGen.Training.PyTorchFiles;

/// <summary>The zip file of <c>torch.save</c>: a pickle, and a record with the numbers of each tensor.</summary>
internal static class PyTorchArchive
{
    private const string PickleRecord = "data.pkl";

    private static ReadOnlySpan<byte> Signature => "PK\u0003\u0004"u8;

    /// <summary>Checks that a file is what torch.save writes for a state_dict, and takes no more memory than it is long.</summary>
    /// <param name="stream">The file, at its start; afterwards at any place.</param>
    /// <returns>The tensors, whose records are there and have the right length and checksum.</returns>
    /// <exception cref="InvalidDataException">The file is damaged or something else.</exception>
    public static IReadOnlyList<PickledTensor> Check(Stream stream)
    {
        Span<byte> start = stackalloc byte[Signature.Length];
        if (stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length || !start.SequenceEqual(Signature))
            throw new InvalidDataException("expected a zip file, which PyTorch writes since 1.6, found none");
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        CheckLengths(archive, stream.Length);
        // The same comparison as PyBridge's, which takes the first: it must read the pickle that is checked here.
        var pickles = archive.Entries.Where(record => record.Name.EndsWith(PickleRecord, StringComparison.CurrentCulture)).ToList();
        if (pickles.Count != 1)
            throw new InvalidDataException($"expected one record {PickleRecord}, found {pickles.Count}");
        var tensors = StateDictPickle.Read(Read(pickles[0]));
        CheckRecords(archive, tensors, stream.Length);
        return tensors;
    }

    private static void CheckLengths(ZipArchive archive, long left)
    {
        foreach (var record in archive.Entries)
        {
            if (record.Length != record.CompressedLength)
                throw new InvalidDataException($"{record.FullName}: expected a record as it is, found a compressed one");
            if (record.Length < 0 || record.Length > left)
                throw new InvalidDataException($"{record.FullName}: expected at most {left} bytes, found {record.Length}");
            left -= record.Length;
        }
    }

    private static void CheckRecords(ZipArchive archive, IReadOnlyList<PickledTensor> tensors, long left)
    {
        foreach (var tensor in tensors)
        {
            var name = $"data/{tensor.Record}";
            var record = archive.Entries.FirstOrDefault(record => record.FullName.EndsWith(name, StringComparison.Ordinal))
                ?? throw new InvalidDataException($"{tensor.Name}: expected a record {name}, found none");
            if (record.Length != tensor.Length)
                throw new InvalidDataException($"{record.FullName}: expected {tensor.Length} bytes, found {record.Length}");
            left -= tensor.Length;
            if (left < 0)
                throw new InvalidDataException($"{tensor.Name}: it shares its record, and all tensors together are larger than the file");
            Read(record);
        }
    }

    private static byte[] Read(ZipArchiveEntry record)
    {
        var bytes = new byte[record.Length];
        using (var stream = record.Open()) stream.ReadExactly(bytes);
        return Crc32.HashToUInt32(bytes) == record.Crc32
            ? bytes
            : throw new InvalidDataException($"{record.FullName}: its checksum does not fit its bytes");
    }
}
