using System.Text.Json.Nodes;
using FilterGen.Figures.Raster;

namespace FilterGen.Figures;

/// <summary>A picture per sample, for what shows under the pointer: kept once in a figure, however many panels it has.</summary>
public sealed class SampleImages
{
    private readonly float[] values;
    private readonly int channels;

    /// <summary>The images in <paramref name="values"/>, one after the other: a tensor [N, C, H, W] as it is stored.</summary>
    /// <param name="values">Values in [0, 1]; others are clipped.</param>
    /// <param name="height">Rows of an image, in pixels.</param>
    /// <param name="width">Columns of an image, in pixels.</param>
    /// <param name="channels">1, grey, or 3, red, green and blue.</param>
    /// <exception cref="ArgumentException">The number of values is not a multiple of an image's, or of channels other than 1 and 3.</exception>
    public SampleImages(float[] values, int height, int width, int channels = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (channels is not (1 or 3))
            throw new ArgumentException($"Sample images: expected 1 or 3 channels, found {channels}.");
        var size = channels * height * width;
        if (values.Length % size != 0)
            throw new ArgumentException($"Sample images: expected a multiple of {size} values (the size of an image), found {values.Length}.");
        (this.values, this.channels, Height, Width) = (values, channels, height, width);
        Count = values.Length / size;
    }

    /// <summary>The number of images.</summary>
    public int Count { get; }

    /// <summary>Rows of an image, in pixels.</summary>
    public int Height { get; }

    /// <summary>Columns of an image, in pixels.</summary>
    public int Width { get; }

    /// <summary>The images of these samples in one PNG, as the scripts' Sprites read it.</summary>
    internal JsonObject ToSprites(IReadOnlyList<int> samples)
    {
        var columns = (int)Math.Ceiling(Math.Sqrt(samples.Count));
        var rows = (samples.Count + columns - 1) / columns;
        var bitmap = new Bitmap(columns * Width, rows * Height, channels, byte.MinValue);
        for (var i = 0; i < samples.Count; i++)
            for (var y = 0; y < Height; y++)
                for (var x = 0; x < Width; x++)
                    bitmap.Paint(i % columns * Width + x, i / columns * Height + y, 1, ColorOf(samples[i], y * Width + x));
        return Sprites(bitmap, Width, Height, columns);
    }

    /// <summary>A bitmap of pictures in rows of <paramref name="columns"/>, as the scripts' Sprites read it.</summary>
    internal static JsonObject Sprites(Bitmap bitmap, int width, int height, int columns) => new()
    {
        ["source"] = "data:image/png;base64," + Convert.ToBase64String(Png.Encode(bitmap)),
        ["width"] = width,
        ["height"] = height,
        ["columns"] = columns,
    };

    private (byte, byte, byte) ColorOf(int sample, int pixel)
    {
        var plane = Height * Width;
        var first = sample * channels * plane + pixel;
        return channels == 1
            ? (Tone(first), (byte)0, (byte)0)
            : (Tone(first), Tone(first + plane), Tone(first + 2 * plane));

        byte Tone(int index) => (byte)Math.Round(255 * Math.Clamp(float.IsNaN(values[index]) ? 0 : values[index], 0, 1));
    }
}
