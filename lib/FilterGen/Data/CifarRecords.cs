using SkiaSharp;

namespace FilterGen.Data;

/// <summary>The official binary records of CIFAR-10: one byte for the label, then the image's red, green and blue plane.</summary>
internal static class CifarRecords
{
    /// <summary>Rows and columns of an image.</summary>
    public const int Side = 32;

    /// <summary>Bytes of an image: three planes.</summary>
    public const int ImageBytes = 3 * Plane;

    /// <summary>Bytes of a record.</summary>
    public const int Bytes = 1 + ImageBytes;

    private const int Plane = Side * Side;
    private const int PixelBytes = 4;

    /// <summary>Makes the records of a picture with one image per row.</summary>
    /// <param name="picture">In red, green, blue and alpha, 1024 pixels wide.</param>
    /// <param name="labels">One per row.</param>
    /// <exception cref="InvalidDataException">The picture has another shape.</exception>
    public static byte[] FromRows(SKBitmap picture, ReadOnlySpan<byte> labels)
    {
        if (picture.Width != Plane || picture.BytesPerPixel != PixelBytes)
            throw new InvalidDataException(
                $"expected a picture {Plane} pixels wide in colour, found one {picture.Width} wide of {picture.ColorType}.");
        var pixels = picture.GetPixelSpan();
        var records = GC.AllocateUninitializedArray<byte>(picture.Height * Bytes);
        for (var i = 0; i < picture.Height; i++)
        {
            var record = records.AsSpan(i * Bytes, Bytes);
            record[0] = labels[i];
            Separate(pixels.Slice(i * Plane * PixelBytes, Plane * PixelBytes), record[1..]);
        }
        return records;
    }

    /// <summary>Reads the first records of a file whose checksum has been verified.</summary>
    /// <returns>uint8 [count, <see cref="Bytes"/>].</returns>
    public static Tensor Read(string path, long count)
    {
        using var file = File.OpenRead(path);
        var records = GC.AllocateUninitializedArray<byte>(checked((int)(count * Bytes)));
        file.ReadExactly(records);
        return tensor(records, [count, Bytes]);
    }

    private static void Separate(ReadOnlySpan<byte> pixels, Span<byte> planes)
    {
        var red = planes[..Plane];
        var green = planes.Slice(Plane, Plane);
        var blue = planes.Slice(2 * Plane, Plane);
        for (var i = 0; i < Plane; i++)
        {
            red[i] = pixels[PixelBytes * i];
            green[i] = pixels[PixelBytes * i + 1];
            blue[i] = pixels[PixelBytes * i + 2];
        }
    }
}
