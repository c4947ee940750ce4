using FilterGen.Data.Decoding;
using static TorchSharp.torch;

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

    /// <summary>Makes the records of a picture with one image per row.</summary>
    /// <param name="picture">RGB, 1024 pixels wide.</param>
    /// <param name="labels">One per row.</param>
    /// <exception cref="InvalidDataException">The picture has another shape.</exception>
    public static byte[] FromRows(RasterImage picture, ReadOnlySpan<byte> labels)
    {
        if (picture.Width != Plane || picture.Channels != 3)
            throw new InvalidDataException(
                $"expected a picture {Plane} pixels wide with 3 channels, found {picture.Width} and {picture.Channels}.");
        var records = GC.AllocateUninitializedArray<byte>(picture.Height * Bytes);
        for (var i = 0; i < picture.Height; i++)
        {
            var record = records.AsSpan(i * Bytes, Bytes);
            record[0] = labels[i];
            Separate(picture.Pixels.AsSpan(i * ImageBytes, ImageBytes), record[1..]);
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
            red[i] = pixels[3 * i];
            green[i] = pixels[3 * i + 1];
            blue[i] = pixels[3 * i + 2];
        }
    }
}
