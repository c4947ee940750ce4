using SkiaSharp;

namespace FilterGen.Tests.Data;

/// <summary>Makes JPEG files with SkiaSharp's compressor.</summary>
internal static class JpegFile
{
    public static byte[] Make(
        byte[] pixels, int height, int width, int channels, int quality = 95,
        SKJpegEncoderDownsample sampling = SKJpegEncoderDownsample.Downsample444)
    {
        using var image = Pixels.ToImage(pixels, height, width, channels);
        using var map = image.PeekPixels();
        using var file = map.Encode(new SKJpegEncoderOptions(quality, sampling, SKJpegEncoderAlphaOption.Ignore));
        return file!.ToArray();
    }
}
