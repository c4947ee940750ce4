using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace FilterGen.Tests.Data;

/// <summary>Makes small PNG files, each row with a filter of the test's choice, by the letter of the specification.</summary>
internal static class PngFile
{
    public static byte[] Make(byte[] pixels, int height, int width, int channels, params int[] filters)
    {
        var stride = width * channels;
        using var rows = new MemoryStream();
        for (var y = 0; y < height; y++)
        {
            var filter = filters[y % filters.Length];
            rows.WriteByte((byte)filter);
            for (var x = 0; x < stride; x++)
            {
                var left = x < channels ? 0 : pixels[y * stride + x - channels];
                var above = y == 0 ? 0 : pixels[(y - 1) * stride + x];
                var corner = y == 0 || x < channels ? 0 : pixels[(y - 1) * stride + x - channels];
                rows.WriteByte((byte)(pixels[y * stride + x] - Predict(filter, left, above, corner)));
            }
        }
        return Assemble(Header(height, width, 8, (byte)(channels == 1 ? 0 : 2)), rows.ToArray());
    }

    /// <summary>The whole file: header, pixel data in two chunks, with one between header and data that only describes.</summary>
    public static byte[] Assemble(byte[] header, byte[] rows)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest))
            zlib.Write(rows);
        var data = packed.ToArray();
        using var file = new MemoryStream();
        file.Write([137, 80, 78, 71, 13, 10, 26, 10]);
        Chunk(file, "IHDR", header);
        Chunk(file, "tEXt", "Title\0x"u8.ToArray());
        Chunk(file, "IDAT", data[..(data.Length / 2)]);
        Chunk(file, "IDAT", data[(data.Length / 2)..]);
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    public static byte[] Header(int height, int width, byte depth, byte colour, byte interlace = 0)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = (depth, colour, interlace);
        return header;
    }

    private static int Predict(int filter, int left, int above, int corner)
    {
        switch (filter)
        {
            case 1: return left;
            case 2: return above;
            case 3: return (left + above) / 2;
            case 4:
                var guess = left + above - corner;
                return new[] { left, above, corner }.MinBy(value => Math.Abs(guess - value));
            default: return 0;
        }
    }

    private static void Chunk(Stream file, string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        var frame = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(frame, data.Length);
        file.Write(frame);
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(frame, Crc32.HashToUInt32(body));
        file.Write(frame);
    }
}
