using System.Buffers.Binary;

namespace FilterGen.Data.Decoding;

/// <summary>What a PNG file's IHDR chunk says, checked against what <see cref="PngDecoder"/> reads.</summary>
internal readonly record struct PngHeader(int Height, int Width, int Channels)
{
    private const int Bytes = 13;

    public int Stride => Width * Channels;

    public static PngHeader Parse(ReadOnlySpan<byte> chunk, string name)
    {
        if (chunk.Length != Bytes)
            throw Bad(name, $"a header of {Bytes} bytes", $"one of {chunk.Length}");
        var width = BinaryPrimitives.ReadUInt32BigEndian(chunk);
        var height = BinaryPrimitives.ReadUInt32BigEndian(chunk[4..]);
        var (depth, colour, interlace) = (chunk[8], chunk[9], chunk[12]);
        if (depth != 8 || colour is not (0 or 2))
            throw Bad(name, "8-bit grey or RGB (colour type 0 or 2)", $"{depth}-bit of colour type {colour}");
        if (interlace != 0)
            throw Bad(name, "rows one after the other", "an interlaced image");
        var channels = colour == 0 ? 1 : 3;
        if (width == 0 || height == 0 || (UInt128)width * height * (uint)channels > (uint)Array.MaxLength)
            throw Bad(name, $"a size of at least 1x1 and at most {Array.MaxLength} bytes", $"{width}x{height}");
        return new((int)height, (int)width, channels);
    }

    public static InvalidDataException Bad(string name, string expected, string found) =>
        new($"{name}: expected a PNG image with {expected}, found {found}.");
}
