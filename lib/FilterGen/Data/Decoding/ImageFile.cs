namespace FilterGen.Data.Decoding;

/// <summary>Reads image files: JPEG, and PNG of 8 bits per channel that is grey or RGB and not interlaced.</summary>
public static class ImageFile
{
    /// <summary>Reads a file. The pixels come as they are stored: a mark that says how to turn them is not obeyed.</summary>
    /// <param name="path">The file; its content says what it is, whatever its name.</param>
    /// <exception cref="InvalidDataException">Neither JPEG nor PNG, or damaged, or of another kind; the message names it.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="DllNotFoundException">It is JPEG, and libturbojpeg is not installed.</exception>
    public static RasterImage Read(string path) => Decode(File.ReadAllBytes(path), path);

    /// <summary>Decodes the content of a file.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <inheritdoc cref="Read"/>
    public static RasterImage Decode(ReadOnlySpan<byte> file, string name) =>
        PngDecoder.Recognises(file) ? PngDecoder.Decode(file, name)
        : JpegDecoder.Recognises(file) ? JpegDecoder.Decode(file, name)
        : throw new InvalidDataException($"{name}: expected a JPEG or PNG image, found another kind of file ({file.Length} bytes).");
}
