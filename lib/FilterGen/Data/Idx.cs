using System.Buffers.Binary;
using System.IO.Compression;

namespace FilterGen.Data;

/// <summary>Reads the IDX files of MNIST and its relatives, plain or compressed by gzip.</summary>
public static class Idx
{
    private const int LabelMagic = 0x801;
    private const int ImageMagic = 0x803;

    /// <summary>Reads an image file (magic 2051): grey values of 0 (background) to 255 (ink).</summary>
    /// <param name="path">The file, for example <c>train-images-idx3-ubyte</c>.</param>
    /// <exception cref="InvalidDataException">Not an IDX image file, or too short, or too long.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IdxImages ReadImages(string path)
    {
        var pixels = Read(path, ImageMagic, "images", out var sizes);
        return new(pixels, sizes[0], sizes[1], sizes[2]);
    }

    /// <summary>Reads a label file (magic 2049).</summary>
    /// <param name="path">The file, for example <c>train-labels-idx1-ubyte</c>.</param>
    /// <returns>One label per sample.</returns>
    /// <exception cref="InvalidDataException">Not an IDX label file, or too short, or too long.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static byte[] ReadLabels(string path) => Read(path, LabelMagic, "labels", out _);

    private static byte[] Read(string path, int magic, string what, out int[] sizes)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var packed = file.Length >= 2 && file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        using var stream = packed ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        try
        {
            sizes = ReadHeader(stream, path, magic, file.Length);
            var expected = sizes.Aggregate(1L, (product, size) => product * size);
            var shape = $"{sizes[0]} {what}{(sizes.Length == 3 ? $" of {sizes[1]}x{sizes[2]}" : "")}";
            var header = 4 * (1 + sizes.Length);
            if (!packed && file.Length != header + expected)
                throw Bad(path, $"expected {header + expected} bytes for {shape}, found {file.Length}");

            var data = GC.AllocateUninitializedArray<byte>(checked((int)expected));
            var count = stream.ReadAtLeast(data, data.Length, throwOnEndOfStream: false);
            if (count < expected)
                throw Bad(path, $"expected {header + expected} unpacked bytes for {shape}, found {header + count}");
            if (stream.ReadByte() >= 0)
                throw Bad(path, $"expected {header + expected} unpacked bytes for {shape}, found more");
            return data;
        }
        catch (InvalidDataException broken) when (packed && broken.Source == typeof(GZipStream).Assembly.GetName().Name)
        {
            throw Bad(path, $"expected a whole gzip file, found a damaged one of {file.Length} bytes");
        }
    }

    private static int[] ReadHeader(Stream stream, string path, int magic, long length)
    {
        Span<byte> header = stackalloc byte[4 * (1 + (magic & 0xff))];
        header.Clear();
        var count = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        var found = BinaryPrimitives.ReadInt32BigEndian(header);
        if (count < 4 || found != magic)
            throw Bad(path, $"expected magic {magic}, found {found} (file is {length} bytes)");
        if (count < header.Length)
            throw Bad(path, $"expected a header of {header.Length} bytes, found {count}");

        var sizes = new int[magic & 0xff];
        long product = 1;
        for (var i = 0; i < sizes.Length; i++)
        {
            sizes[i] = BinaryPrimitives.ReadInt32BigEndian(header[(4 * (1 + i))..]);
            if (sizes[i] < 1 || (product *= sizes[i]) > Array.MaxLength)
                throw Bad(path,
                    $"expected sizes of at least 1 and at most {Array.MaxLength} bytes in all, found {sizes[i]} as size {i + 1}");
        }
        return sizes;
    }

    private static InvalidDataException Bad(string path, string problem) =>
        new($"{Path.GetFullPath(path)}: {problem}. Delete it and run again to download it.");
}
