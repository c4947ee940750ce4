namespace FilterGen.Figures.Raster;

/// <summary>8-bit pixels in rows, 1 (grey) or 3 (RGB) channels, of one grey at the start.</summary>
internal sealed class Bitmap
{
    private readonly byte[] pixels;

    public Bitmap(int width, int height, int channels, byte background)
    {
        (Width, Height, Channels) = (width, height, channels);
        pixels = new byte[checked(width * height * channels)];
        Array.Fill(pixels, background);
    }

    public int Width { get; }

    public int Height { get; }

    public int Channels { get; }

    public ReadOnlySpan<byte> Row(int y) => pixels.AsSpan(y * Width * Channels, Width * Channels);

    /// <summary>Paints one enlarged pixel: the square of side <paramref name="size"/> whose upper left corner is (x, y).</summary>
    public void Paint(int x, int y, int size, (byte Red, byte Green, byte Blue) color)
    {
        for (var row = y; row < y + size; row++)
        {
            var line = pixels.AsSpan((row * Width + x) * Channels, size * Channels);
            if (Channels == 1)
            {
                line.Fill(color.Red);
                continue;
            }
            for (var i = 0; i < line.Length; i += 3)
                (line[i], line[i + 1], line[i + 2]) = color;
        }
    }

    /// <summary>Mixes a colour into one pixel of an RGB picture; 1 replaces the pixel.</summary>
    public void Blend(int x, int y, (byte Red, byte Green, byte Blue) color, double opacity)
    {
        var pixel = pixels.AsSpan((y * Width + x) * Channels, 3);
        pixel[0] = Mix(pixel[0], color.Red);
        pixel[1] = Mix(pixel[1], color.Green);
        pixel[2] = Mix(pixel[2], color.Blue);

        byte Mix(byte below, byte above) => (byte)Math.Round(below + opacity * (above - below));
    }
}
