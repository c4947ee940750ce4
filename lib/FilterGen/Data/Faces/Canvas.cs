using System.Buffers;
using System.Runtime.Intrinsics;
using SkiaSharp;

namespace FilterGen.Data.Faces;

/// <summary>
/// An image to be resampled: a vector (red, green, blue, unused) per pixel, so that each step of the arithmetic serves all
/// channels. Beyond its borders the outermost pixels go on.
/// </summary>
internal sealed class Canvas : IDisposable
{
    private readonly Vector128<float>[] pixels;

    private Canvas(int height, int width)
    {
        (Height, Width) = (height, width);
        pixels = ArrayPool<Vector128<float>>.Shared.Rent(height * width);
    }

    public int Height { get; }

    public int Width { get; }

    /// <summary>Takes the pixels of an image as <see cref="Decoding.ImageFile"/> gives it, grey or in colour.</summary>
    public static Canvas Of(SKBitmap image)
    {
        var canvas = new Canvas(image.Height, image.Width);
        var bytes = image.GetPixelSpan();
        var step = image.BytesPerPixel;
        for (var i = 0; i < image.Height * image.Width; i++)
        {
            var at = i * step;
            canvas.pixels[i] = step == 1
                ? Vector128.Create((float)bytes[at])
                : Vector128.Create((float)bytes[at], bytes[at + 1], bytes[at + 2], 0);
        }
        return canvas;
    }

    /// <summary>The image at half the size: each pixel the mean of four. An odd last row or column is dropped.</summary>
    public Canvas Halve()
    {
        var half = new Canvas(Math.Max(1, Height / 2), Math.Max(1, Width / 2));
        for (var y = 0; y < half.Height; y++)
        {
            var upper = pixels.AsSpan(2 * y * Width, Width);
            var lower = pixels.AsSpan(Math.Min(2 * y + 1, Height - 1) * Width, Width);
            for (var x = 0; x < half.Width; x++)
            {
                var right = Math.Min(2 * x + 1, Width - 1);
                half.pixels[y * half.Width + x] = (upper[2 * x] + upper[right] + lower[2 * x] + lower[right]) * 0.25f;
            }
        }
        return half;
    }

    /// <summary>The colour between the four pixels around a place, by linear interpolation along x and along y.</summary>
    public Vector128<float> At(float x, float y)
    {
        x = Math.Clamp(x, 0, Width - 1);
        y = Math.Clamp(y, 0, Height - 1);
        var (left, top) = ((int)x, (int)y);
        var right = Math.Min(left + 1, Width - 1);
        var (upper, lower) = (top * Width, Math.Min(top + 1, Height - 1) * Width);
        var (toRight, down) = (Vector128.Create(x - left), Vector128.Create(y - top));
        var above = Between(pixels[upper + left], pixels[upper + right], toRight);
        var below = Between(pixels[lower + left], pixels[lower + right], toRight);
        return Between(above, below, down);
    }

    public void Dispose() => ArrayPool<Vector128<float>>.Shared.Return(pixels);

    private static Vector128<float> Between(Vector128<float> from, Vector128<float> to, Vector128<float> share) =>
        from + (to - from) * share;
}
