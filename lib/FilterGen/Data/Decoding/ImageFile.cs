using SkiaSharp;

namespace FilterGen.Data.Decoding;

/// <summary>Reads JPEG and PNG images by SkiaSharp, which stops at damage or shows what is left. Safe to call from several threads.</summary>
public static class ImageFile
{
    private const int MostPixels = 1 << 26;

    private static ReadOnlySpan<byte> JpegStart => [0xff, 0xd8, 0xff];

    private static ReadOnlySpan<byte> PngStart => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1a, (byte)'\n'];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file; its content says what it is, whatever its name.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <inheritdoc cref="Decode"/>
    public static SKBitmap Read(string path) => Decode(File.ReadAllBytes(path), path);

    /// <summary>Decodes the content of a file.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <param name="wanted">The one kind that is expected; by default JPEG or PNG.</param>
    /// <returns>
    /// The pixels as they are stored (marks that say how to turn them and colour profiles are not obeyed), rows without gaps: one
    /// byte per pixel where the file is grey, else red, green, blue and alpha, which is 255 where the file has none.
    /// </returns>
    /// <exception cref="InvalidDataException">Another kind of file, a damaged one, or more than 2^26 pixels.</exception>
    public static SKBitmap Decode(ReadOnlySpan<byte> file, string name, SKEncodedImageFormat? wanted = null)
    {
        SKEncodedImageFormat? found = file.StartsWith(JpegStart) ? SKEncodedImageFormat.Jpeg
            : file.StartsWith(PngStart) ? SKEncodedImageFormat.Png : null;
        // SkiaSharp knows more kinds; what is not expected does not get to their decoders.
        if (found is null || (wanted ?? found) != found)
            throw Bad(name, $"a {NameOf(wanted)} image", $"another kind of file ({file.Length} bytes)", "Save the image as one");
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        var whole = (Expected: $"a whole {NameOf(found)} image", Found: $"a damaged one of {file.Length} bytes", Advice: "Get the file anew");
        if (codec is null)
            throw Bad(name, whole.Expected, $"{whole.Found} (its header cannot be read)", whole.Advice);
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if ((long)width * height > MostPixels)
            throw Bad(name, $"a {NameOf(found)} image of at most {MostPixels} pixels", $"{width}x{height}", "Scale it down");
        var colours = codec.Info.ColorType == SKColorType.Gray8 ? SKColorType.Gray8 : SKColorType.Rgba8888;
        var image = new SKBitmap(width, height, colours, codec.Info.AlphaType);
        var result = codec.GetPixels(image.Info, image.GetPixels());
        if (result == SKCodecResult.Success)
            return image;
        image.Dispose();
        var problem = result == SKCodecResult.IncompleteInput ? "it is cut short" : "its pixels cannot be read";
        throw Bad(name, whole.Expected, $"{whole.Found} ({problem})", whole.Advice);
    }

    private static string NameOf(SKEncodedImageFormat? format) => format?.ToString().ToUpperInvariant() ?? "JPEG or PNG";

    private static InvalidDataException Bad(string name, string expected, string found, string advice) =>
        new($"{name}: expected {expected}, found {found}. {advice}.");
}
