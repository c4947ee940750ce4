using System.IO.Compression;

namespace FilterGen.Tests.Training.PyTorchFiles;

/// <summary>Ways in which files go bad.</summary>
internal static class Damage
{
    /// <summary>Flips some bits, changes some bytes, or cuts the file short.</summary>
    public static byte[] Bytes(byte[] original, Random random)
    {
        var bytes = original.ToArray();
        switch (random.Next(4))
        {
            case 0:
                return bytes[..random.Next(bytes.Length)];
            case 1:
                for (int left = random.Next(1, 4); left > 0; left--)
                    bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 2:
                for (int left = random.Next(1, 9); left > 0; left--)
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                return bytes;
            default:
                var place = random.Next(bytes.Length);
                bytes.AsSpan(place, Math.Min(8, bytes.Length - place)).Fill((byte)(random.Next(2) * 255));
                return bytes;
        }
    }

    /// <summary>Changes the pickle of a zip file and packs it again.</summary>
    public static byte[] Pickle(byte[] original, Func<byte[], byte[]> change) => Repack(
        original, (name, bytes) => name.EndsWith("data.pkl", StringComparison.Ordinal) ? change(bytes) : bytes);

    /// <summary>Packs a zip file again, with other records.</summary>
    public static byte[] Repack(
        byte[] original, Func<string, byte[], byte[]> change, CompressionLevel compression = CompressionLevel.NoCompression)
    {
        using var source = new ZipArchive(new MemoryStream(original));
        return Zip(source.Entries.Select(entry => (entry.FullName, change(entry.FullName, Read(entry)))), compression);
    }

    /// <summary>A zip file.</summary>
    public static byte[] Zip(
        IEnumerable<(string Name, byte[] Bytes)> records, CompressionLevel compression = CompressionLevel.NoCompression)
    {
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in records)
            {
                using var record = archive.CreateEntry(name, compression).Open();
                record.Write(bytes);
            }
        return target.ToArray();
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var reading = entry.Open();
        var bytes = new byte[entry.Length];
        reading.ReadExactly(bytes);
        return bytes;
    }
}
