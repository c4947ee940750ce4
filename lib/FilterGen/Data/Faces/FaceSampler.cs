using System.Runtime.Intrinsics;
using SkiaSharp;

namespace FilterGen.Data.Faces;

/// <summary>
/// Takes crops out of an image, each by one transform straight from the source. Where a crop is smaller than what it shows, the
/// source is halved until less than a factor of two is left, and the rest is averaged from 2×2 places per pixel: no detail
/// finer than the crop's pixels survives as a false pattern.
/// </summary>
internal sealed class FaceSampler : IDisposable
{
    private readonly List<Canvas> halvings;

    public FaceSampler(SKBitmap image) => halvings = [Canvas.Of(image)];

    /// <summary>Writes a crop.</summary>
    /// <param name="toCrop">The map from the image to the crop.</param>
    /// <param name="crop">Receives 3·64·64 bytes: the red, the green and the blue plane.</param>
    public void Sample(Similarity toCrop, Span<byte> crop)
    {
        var toImage = toCrop.Inverse();
        var level = 0;
        for (; toImage.Scale >= 2; level++)
            toImage = toImage.Then(new(0.5, 0, -0.25, -0.25));
        var canvas = Level(level);
        var fine = toImage.Scale > 1;
        for (var y = 0; y < FaceCrop.Side; y++)
        {
            for (var x = 0; x < FaceCrop.Side; x++)
            {
                var place = toImage.Apply(new(x, y));
                var colour = fine ? Mean(canvas, place, toImage) : canvas.At((float)place.X, (float)place.Y);
                var rounded = Vector128.ConvertToInt32(colour + Vector128.Create(0.5f));
                var at = y * FaceCrop.Side + x;
                crop[at] = (byte)rounded[0];
                crop[at + FaceCrop.Bytes / 3] = (byte)rounded[1];
                crop[at + FaceCrop.Bytes / 3 * 2] = (byte)rounded[2];
            }
        }
    }

    public void Dispose() => halvings.ForEach(canvas => canvas.Dispose());

    /// <summary>The mean of four places around a pixel's centre, a quarter of a pixel of the crop away along both its axes.</summary>
    private static Vector128<float> Mean(Canvas canvas, Point place, Similarity toImage)
    {
        var (x, y) = ((float)place.X, (float)place.Y);
        var (a, b) = ((float)toImage.A / 4, (float)toImage.B / 4);
        return (canvas.At(x + a - b, y + b + a) + canvas.At(x - a + b, y - b - a)
            + canvas.At(x + a + b, y + b - a) + canvas.At(x - a - b, y - b + a)) * 0.25f;
    }

    private Canvas Level(int level)
    {
        while (halvings.Count <= level)
            halvings.Add(halvings[^1].Halve());
        return halvings[level];
    }
}
