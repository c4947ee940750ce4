using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace FilterGen.Data.Decoding;

/// <summary>Reads PNG images of 8 bits per channel, grey or RGB, not interlaced. Chunks that only describe are passed over.</summary>
internal static class PngDecoder
{
    private const int ChunkFrame = 12;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1a, (byte)'\n'];

    /// <summary>Whether a file begins as a PNG image does.</summary>
    public static bool Recognises(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    /// <summary>Decodes a whole file.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="InvalidDataException">Not a PNG image, a damaged one, or one of another kind.</exception>
    public static RasterImage Decode(ReadOnlySpan<byte> file, string name)
    {
        if (!Recognises(file))
            throw PngHeader.Bad(name, "its signature", $"{Convert.ToHexString(file[..Math.Min(8, file.Length)])} ({file.Length} bytes)");
        PngHeader? header = null;
        using var packed = new MemoryStream(file.Length);
        for (var rest = file[Signature.Length..]; ;)
        {
            var type = NextChunk(ref rest, name, out var data);
            if (type.SequenceEqual("IEND"u8))
                break;
            if (type.SequenceEqual("IHDR"u8))
                header = PngHeader.Parse(data, name);
            else if (type.SequenceEqual("IDAT"u8))
                packed.Write(data);
        }
        packed.Position = 0;
        return Unpack(packed, header ?? throw PngHeader.Bad(name, "a header", "none"), name);
    }

    private static ReadOnlySpan<byte> NextChunk(ref ReadOnlySpan<byte> rest, string name, out ReadOnlySpan<byte> data)
    {
        var length = rest.Length < ChunkFrame ? 0 : BinaryPrimitives.ReadUInt32BigEndian(rest);
        if (rest.Length < ChunkFrame + (long)length)
            throw PngHeader.Bad(name, "an end chunk", "that the file is cut short");
        var body = rest.Slice(4, 4 + (int)length);
        if (Crc32.HashToUInt32(body) != BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + (int)length)..]))
            throw PngHeader.Bad(name, "the checksum of every chunk", "another in a damaged chunk");
        rest = rest[(ChunkFrame + (int)length)..];
        data = body[4..];
        return body[..4];
    }

    private static RasterImage Unpack(Stream packed, PngHeader header, string name)
    {
        var stride = header.Stride;
        var pixels = GC.AllocateUninitializedArray<byte>(header.Height * stride);
        var line = new byte[1 + stride];
        ReadOnlySpan<byte> above = new byte[stride];
        try
        {
            using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
            for (var y = 0; y < header.Height; y++)
            {
                if (zlib.ReadAtLeast(line, line.Length, throwOnEndOfStream: false) < line.Length)
                    throw PngHeader.Bad(name, $"{header.Height} rows", $"{y}");
                var row = pixels.AsSpan(y * stride, stride);
                if (!PngFilter.Undo(line[0], line.AsSpan(1), above, row, header.Channels))
                    throw PngHeader.Bad(name, "row filters of 0 to 4", $"{line[0]} in row {y}");
                above = row;
            }
            if (zlib.ReadByte() >= 0)
                throw PngHeader.Bad(name, $"{header.Height} rows", "more");
        }
        catch (InvalidDataException broken) when (broken.Source == typeof(ZLibStream).Assembly.GetName().Name)
        {
            throw PngHeader.Bad(name, "whole pixel data", "damaged ones");
        }
        return new(pixels, header.Height, header.Width, header.Channels);
    }
}
