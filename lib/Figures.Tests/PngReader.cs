using System.Buffers.Binary;
using System.IO.Compression;

namespace FilterGen.Figures.Tests;

/// <summary>An independent reader of PNG, by the letter of the specification: checks every chunk and undoes every filter.</summary>
internal sealed class PngReader
{
    public PngReader(byte[] file)
    {
        Assert.Equal([137, 80, 78, 71, 13, 10, 26, 10], file[..8]);
        using var packed = new MemoryStream();
        var types = new List<string>();
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var type = Encoding.ASCII.GetString(file, at + 4, 4);
            var data = file[(at + 8)..(at + 8 + length)];
            Assert.Equal(Crc(file.AsSpan(at + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            types.Add(type);
            if (type == "IHDR")
                ReadHeader(data);
            if (type == "IDAT")
                packed.Write(data);
            at += 12 + length;
        }
        Assert.Equal(("IHDR", "IEND"), (types[0], types[^1]));
        packed.Position = 0;
        Pixels = Unfilter(packed);
    }

    public int Width { get; private set; }

    public int Height { get; private set; }

    public int Channels { get; private set; }

    /// <summary>[height, width, channels].</summary>
    public byte[,,] Pixels { get; }

    public byte[] At(int x, int y) => [.. Enumerable.Range(0, Channels).Select(channel => Pixels[y, x, channel])];

    private void ReadHeader(byte[] header)
    {
        Width = BinaryPrimitives.ReadInt32BigEndian(header);
        Height = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4));
        Assert.Equal(8, header[8]);
        Channels = header[9] switch { 0 => 1, 2 => 3, var type => throw new InvalidDataException($"colour type {type}") };
        Assert.Equal([0, 0, 0], header[10..]);
    }

    private byte[,,] Unfilter(Stream packed)
    {
        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        var stride = Width * Channels;
        var (line, above) = (new byte[stride], new byte[stride]);
        var pixels = new byte[Height, Width, Channels];
        for (var y = 0; y < Height; y++)
        {
            var filter = zlib.ReadByte();
            zlib.ReadExactly(line);
            for (var i = 0; i < stride; i++)
            {
                var left = i < Channels ? 0 : line[i - Channels];
                line[i] += (byte)(filter switch
                {
                    0 => 0,
                    1 => left,
                    2 => above[i],
                    3 => (left + above[i]) / 2,
                    4 => Nearest(left, above[i], i < Channels ? 0 : above[i - Channels]),
                    _ => throw new InvalidDataException($"filter {filter}"),
                });
                pixels[y, i / Channels, i % Channels] = line[i];
            }
            (line, above) = (above, line);
        }
        Assert.Equal(-1, zlib.ReadByte());
        return pixels;
    }

    private static int Nearest(int left, int above, int corner)
    {
        var guess = left + above - corner;
        return new[] { left, above, corner }.MinBy(value => Math.Abs(guess - value));
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = ~0u;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = crc % 2 == 1 ? (crc / 2) ^ 0xEDB88320u : crc / 2;
        }
        return ~crc;
    }
}
