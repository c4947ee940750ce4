using System.Runtime.InteropServices;

namespace FilterGen.Data.Decoding;

/// <summary>Reads JPEG images, grey or in colour, by libturbojpeg. Safe to call from several threads.</summary>
internal static class JpegDecoder
{
    private const int MostPixels = 1 << 26;

    /// <summary>Whether a file begins as a JPEG image does.</summary>
    public static bool Recognises(ReadOnlySpan<byte> file) => file.StartsWith<byte>([0xff, 0xd8, 0xff]);

    /// <summary>Loads libturbojpeg, so that its absence shows before many images are decoded.</summary>
    /// <exception cref="DllNotFoundException">It is not installed.</exception>
    public static void RequireLibrary() => _ = TurboJpeg.Close(TurboJpeg.Open());

    /// <summary>Decodes a whole file; the least damage is an error.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <returns>1 channel if the file has one, else red, green and blue.</returns>
    /// <exception cref="InvalidDataException">Not a JPEG image, a damaged one, or one of another kind.</exception>
    /// <exception cref="DllNotFoundException">libturbojpeg is not installed.</exception>
    public static RasterImage Decode(ReadOnlySpan<byte> file, string name)
    {
        if (!Recognises(file))
            throw new InvalidDataException($"{name}: expected a JPEG image, found another kind of file ({file.Length} bytes).");
        var decoder = TurboJpeg.Open();
        try
        {
            return Decode(decoder, file, name);
        }
        finally
        {
            _ = TurboJpeg.Close(decoder);
        }
    }

    private static RasterImage Decode(nint decoder, ReadOnlySpan<byte> file, string name)
    {
        ref readonly var bytes = ref MemoryMarshal.GetReference(file);
        var length = new CULong((nuint)file.Length);
        if (TurboJpeg.ReadHeader(decoder, in bytes, length, out var width, out var height, out _, out var space) != 0)
            throw Bad(decoder, file, name);
        // A file with tables alone is whole for the library.
        if (width < 1 || height < 1)
            throw new InvalidDataException($"{name}: expected a JPEG image, found a file of {file.Length} bytes without one.");
        if ((long)width * height > MostPixels)
            throw new InvalidDataException($"{name}: expected a JPEG image of at most {MostPixels} pixels, found {width}x{height}.");
        var (channels, format) = space == TurboJpeg.SpaceGrey ? (1, TurboJpeg.PixelsGrey) : (3, TurboJpeg.PixelsRgb);
        var pixels = GC.AllocateUninitializedArray<byte>(height * width * channels);
        const int Flags = TurboJpeg.StopOnWarning | TurboJpeg.LimitScans;
        if (TurboJpeg.Decode(decoder, in bytes, length, ref pixels[0], width, width * channels, height, format, Flags) != 0)
            throw Bad(decoder, file, name);
        return new(pixels, height, width, channels);
    }

    private static InvalidDataException Bad(nint decoder, ReadOnlySpan<byte> file, string name)
    {
        var problem = Marshal.PtrToStringUTF8(TurboJpeg.LastError(decoder)) ?? "no message";
        return new($"{name}: expected a whole JPEG image, found a damaged one of {file.Length} bytes ({problem.TrimEnd('.')}).");
    }
}
