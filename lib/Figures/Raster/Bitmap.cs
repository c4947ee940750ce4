using SkiaSharp;

namespace FilterGen.Figures.Raster;

/// <summary>A picture to draw on, of one grey at the start.</summary>
internal sealed class Bitmap : IDisposable
{
    /// <summary>The most pixels of a picture: a gigabyte in memory.</summary>
    public const int MostPixels = 1 << 28;

    private const string Advice = "Show fewer images, or each smaller.";

    private readonly SKBitmap pixels;
    private readonly SKPaint paint = new();

    /// <summary>A picture of 1 (grey) or 3 (red, green, blue) channels.</summary>
    /// <exception cref="InvalidOperationException">It has more than 2^28 pixels.</exception>
    public Bitmap(int width, int height, int channels, byte background)
    {
        if (width <= 0 || height <= 0 || (long)width * height > MostPixels)
            throw new InvalidOperationException($"Picture: expected at most {MostPixels} pixels, found {width}x{height}. {Advice}");
        pixels = new(width, height, channels == 1 ? SKColorType.Gray8 : SKColorType.Rgba8888, SKAlphaType.Opaque);
        Canvas = new(pixels);
        Canvas.Clear(new(background, background, background));
    }

    public SKCanvas Canvas { get; }

    /// <summary>Paints one enlarged pixel: the square of side <paramref name="size"/> whose upper left corner is (x, y).</summary>
    public void Paint(int x, int y, int size, (byte Red, byte Green, byte Blue) color)
    {
        paint.Color = Color(color);
        Canvas.DrawRect(x, y, size, size, paint);
    }

    /// <summary>Draws an image without smoothing, each of its pixels <paramref name="scale"/> wide.</summary>
    /// <param name="x">Of the upper left corner.</param>
    /// <param name="y">Of the upper left corner.</param>
    /// <param name="width">Of the image, in its own pixels.</param>
    /// <param name="scale">1 or more.</param>
    /// <param name="colors">Row by row.</param>
    public void Place(int x, int y, int width, int scale, SKColor[] colors)
    {
        using var image = new SKBitmap(width, colors.Length / width, pixels.ColorType, SKAlphaType.Opaque) { Pixels = colors };
        var place = SKRect.Create(x, y, image.Width * scale, image.Height * scale);
        Canvas.DrawBitmap(image, place, new SKSamplingOptions(SKFilterMode.Nearest));
    }

    public static SKColor Color((byte Red, byte Green, byte Blue) color) => new(color.Red, color.Green, color.Blue);

    /// <summary>The picture as a PNG file; the same for the same picture.</summary>
    /// <exception cref="InvalidOperationException">It is larger than PNG files may be.</exception>
    public byte[] ToPng()
    {
        using var map = pixels.PeekPixels();
        using var file = map.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, 9))
            ?? throw new InvalidOperationException(
                $"Picture: expected a size that a PNG file can have, found {map.Width}x{map.Height}. {Advice}");
        return file.ToArray();
    }

    public void Dispose()
    {
        Canvas.Dispose();
        pixels.Dispose();
        paint.Dispose();
    }
}
