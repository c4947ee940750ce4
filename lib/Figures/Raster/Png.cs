using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace FilterGen.Figures.Raster;

/// <summary>Writes 8-bit grey and RGB pictures as PNG.</summary>
internal static class Png
{
    private const byte FilterUp = 2;

    /// <summary>Every row is stored as its difference to the row above: enlarged pixels then cost almost nothing.</summary>
    public static byte[] Encode(Bitmap bitmap)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1a, (byte)'\n']);
        WriteChunk(file, "IHDR"u8, Header(bitmap));
        WriteChunk(file, "IDAT"u8, Compress(bitmap));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Header(Bitmap bitmap)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, bitmap.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), bitmap.Height);
        header[8] = 8;
        header[9] = (byte)(bitmap.Channels == 1 ? 0 : 2);
        return header;
    }

    private static byte[] Compress(Bitmap bitmap)
    {
        var stride = bitmap.Width * bitmap.Channels;
        var previous = new byte[stride];
        var line = new byte[stride + 1];
        line[0] = FilterUp;
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize))
        {
            for (var y = 0; y < bitmap.Height; y++)
            {
                var row = bitmap.Row(y);
                for (var i = 0; i < stride; i++)
                    line[i + 1] = (byte)(row[i] - previous[i]);
                row.CopyTo(previous);
                zlib.Write(line);
            }
        }
        return packed.ToArray();
    }

    private static void WriteChunk(Stream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        type.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc32.HashToUInt32(chunk.AsSpan(4, 4 + data.Length)));
        file.Write(chunk);
    }
}
