using FilterGen.Figures.Interactive;

namespace FilterGen.Figures;

/// <summary>A picture per sample, for what shows under the pointer: kept once in a figure, however many panels it has.</summary>
public sealed class SampleImages
{
    private readonly float[][] images;
    private readonly int channels;

    /// <summary>The images in <paramref name="values"/>, one after the other: a tensor [N, C, H, W] as it is stored.</summary>
    /// <param name="values">Values in [0, 1]; others are clipped.</param>
    /// <param name="height">Rows of an image, in pixels.</param>
    /// <param name="width">Columns of an image, in pixels.</param>
    /// <param name="channels">1, grey, or 3, red, green and blue.</param>
    /// <exception cref="ArgumentException">
    /// The number of values is not a multiple of an image's, or that of channels is other than 1 and 3.
    /// </exception>
    public SampleImages(float[] values, int height, int width, int channels = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (channels is not (1 or 3))
            throw new ArgumentException($"Sample images: expected 1 or 3 channels, found {channels}.");
        var size = channels * height * width;
        if (values.Length % size != 0)
            throw new ArgumentException(
                $"Sample images: expected a multiple of {size} values (the size of an image), found {values.Length}.");
        images = [.. values.Chunk(size)];
        (this.channels, Height, Width) = (channels, height, width);
    }

    /// <summary>The number of images.</summary>
    public int Count => images.Length;

    /// <summary>Rows of an image, in pixels.</summary>
    public int Height { get; }

    /// <summary>Columns of an image, in pixels.</summary>
    public int Width { get; }

    /// <summary>One image enlarged, as PNG.</summary>
    internal byte[] ToPng(int sample, int scale) =>
        new ImageGrid([images[sample]], Height, Width, channels) { Scale = scale, Padding = 0 }.ToPng();

    internal JsonObject ToSprites(IReadOnlyList<int> samples) =>
        Sprites.Of([.. samples.Select(sample => images[sample])], Height, Width, channels);
}
