using System.IO.Compression;

namespace LibTorch.Tests.PyBridge;

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

    /// <summary>Damages the pickle of a zip file and packs it again.</summary>
    public static byte[] Pickle(byte[] original, Random random)
        => Repack(original, (name, bytes) => name.EndsWith("data.pkl", StringComparison.Ordinal) ? Bytes(bytes, random) : bytes);

    /// <summary>Packs a zip file again, with other records.</summary>
    public static byte[] Repack(
        byte[] original, Func<string, byte[], byte[]> change, CompressionLevel compression = CompressionLevel.NoCompression)
    {
        using var target = new MemoryStream();
        using (var source = new ZipArchive(new MemoryStream(original)))
        using (var packed = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries)
            {
                using var reading = entry.Open();
                using var copy = new MemoryStream();
                reading.CopyTo(copy);
                using var writing = packed.CreateEntry(entry.FullName, compression).Open();
                writing.Write(change(entry.FullName, copy.ToArray()));
            }
        }
        return target.ToArray();
    }
}
