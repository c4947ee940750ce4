using System.Runtime.InteropServices;

namespace FilterGen.Data.Decoding;

/// <summary>The few functions of libturbojpeg that decoding needs; versions 2 and 3 of libjpeg-turbo have them.</summary>
internal static class TurboJpeg
{
    public const int PixelsRgb = 0;
    public const int PixelsGrey = 6;
    public const int SpaceGrey = 2;
    public const int StopOnWarning = 8192;
    public const int LimitScans = 32768;

    private const string Name = "turbojpeg";

    private static readonly string[] Files = OperatingSystem.IsWindows() ? ["turbojpeg.dll", "libturbojpeg.dll"]
        : OperatingSystem.IsMacOS() ? ["libturbojpeg.0.dylib", "libturbojpeg.dylib"]
        : ["libturbojpeg.so.0"];

    private static readonly Lazy<nint> Library = new(() => Load(Files));

    static TurboJpeg() => NativeLibrary.SetDllImportResolver(
        typeof(TurboJpeg).Assembly, (name, _, _) => name == Name ? Library.Value : 0);

    [DllImport(Name, EntryPoint = "tjInitDecompress")]
    public static extern nint Open();

    [DllImport(Name, EntryPoint = "tjDecompressHeader3")]
    public static extern int ReadHeader(
        nint decoder, ref readonly byte file, CULong length, out int width, out int height, out int sampling, out int space);

    [DllImport(Name, EntryPoint = "tjDecompress2")]
    public static extern int Decode(
        nint decoder, ref readonly byte file, CULong length, ref byte pixels, int width, int stride, int height, int format, int flags);

    [DllImport(Name, EntryPoint = "tjGetErrorStr2")]
    public static extern nint LastError(nint decoder);

    [DllImport(Name, EntryPoint = "tjDestroy")]
    public static extern int Close(nint decoder);

    /// <summary>Loads the first of some libraries that is there.</summary>
    /// <exception cref="DllNotFoundException">None is; the message says what to install.</exception>
    internal static nint Load(string[] files)
    {
        foreach (var file in files)
            if (NativeLibrary.TryLoad(file, out var library))
                return library;
        throw new DllNotFoundException(
            $"JPEG images: expected the library {files[0]}, found none. Install libjpeg-turbo's TurboJPEG library "
            + "(on Debian and Ubuntu: apt-get install libturbojpeg0) and run again.");
    }
}
