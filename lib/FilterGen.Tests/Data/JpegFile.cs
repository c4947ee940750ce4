using System.Runtime.InteropServices;

namespace FilterGen.Tests.Data;

/// <summary>Makes JPEG files with the compressor of libturbojpeg.</summary>
internal static class JpegFile
{
    public const string Library = "libturbojpeg.so.0";
    private const int Rgb = 0;
    private const int Grey = 6;
    private const int Sampling444 = 0;
    private const int SamplingGrey = 3;

    public static byte[] Make(byte[] pixels, int height, int width, int channels, int quality = 95)
    {
        var compressor = Open();
        nint file = 0;
        CULong length = default;
        var (format, sampling) = channels == 1 ? (Grey, SamplingGrey) : (Rgb, Sampling444);
        Assert.Equal(0, Compress(compressor, pixels, width, 0, height, format, ref file, ref length, sampling, quality, 0));
        var bytes = new byte[length.Value];
        Marshal.Copy(file, bytes, 0, bytes.Length);
        Free(file);
        Assert.Equal(0, Close(compressor));
        return bytes;
    }

    [DllImport(Library, EntryPoint = "tjInitCompress")]
    private static extern nint Open();

    [DllImport(Library, EntryPoint = "tjCompress2")]
    private static extern int Compress(
        nint compressor, byte[] pixels, int width, int stride, int height, int format, ref nint file, ref CULong length, int sampling,
        int quality, int flags);

    [DllImport(Library, EntryPoint = "tjFree")]
    private static extern void Free(nint file);

    [DllImport(Library, EntryPoint = "tjDestroy")]
    private static extern int Close(nint compressor);
}
