using System.Runtime.InteropServices;
using SkiaSharp;

namespace FilterGen.Tests.Data;

/// <summary>Between the pixels of SkiaSharp, four bytes in colour, and those that tests write down, three.</summary>
internal static class Pixels
{
    /// <summary>An image of bytes [height, width, channels], 1 (grey) or 3 (red, green, blue).</summary>
    public static SKBitmap ToImage(byte[] pixels, int height, int width, int channels)
    {
        if (channels == 3)
            pixels = [.. pixels.Chunk(3).SelectMany(pixel => pixel.Append((byte)255))];
        var image = new SKBitmap(width, height, channels == 1 ? SKColorType.Gray8 : SKColorType.Rgba8888, SKAlphaType.Opaque);
        Marshal.Copy(pixels, 0, image.GetPixels(), pixels.Length);
        return image;
    }

    /// <summary>The bytes of an image, [height, width, channels]; without those for alpha.</summary>
    public static byte[] Of(SKBitmap image) =>
        image.BytesPerPixel == 1 ? image.Bytes : [.. image.Bytes.Chunk(4).SelectMany(pixel => pixel[..3])];
}
