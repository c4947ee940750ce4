using FilterGen.Data.Decoding;
using SkiaSharp;

namespace FilterGen.Data.Folders;

/// <summary>The middle of a picture as a square of one size.</summary>
internal static class SquareImage
{
    /// <summary>
    /// Reads a JPEG or PNG, turned as its EXIF mark says, of an animated one the first picture, on white where it is transparent.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <param name="size">Rows and columns of the square.</param>
    /// <returns>Red, green and blue planes of size·size bytes.</returns>
    /// <exception cref="InvalidDataException">The file is damaged or of another kind.</exception>
    public static byte[] Read(string path, string name, int size)
    {
        var file = File.ReadAllBytes(path);
        using var stored = ImageFile.Decode(file, name);
        // On white before it is scaled: what a transparent pixel hides must not mix with its neighbours.
        using var solid = new SKBitmap(stored.Width, stored.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using (var canvas = new SKCanvas(solid))
        using (var transparent = SKImage.FromBitmap(stored))
        {
            canvas.Clear(SKColors.White);
            canvas.DrawImage(transparent, 0, 0, new SKSamplingOptions(SKFilterMode.Nearest));
        }
        using var image = SKImage.FromBitmap(solid);
        using var square = new SKBitmap(size, size, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using (var canvas = new SKCanvas(square))
        {
            var turned = Turn(Origin(file), stored.Width, stored.Height);
            var shown = turned.MapRect(new(0, 0, stored.Width, stored.Height));
            var scale = size / Math.Min(shown.Width, shown.Height);
            canvas.Clear(SKColors.White);
            canvas.Translate((size - scale * shown.Width) / 2, (size - scale * shown.Height) / 2);
            canvas.Scale(scale);
            canvas.Concat(in turned);
            canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        }
        var pixels = square.GetPixelSpan();
        var planes = new byte[3 * size * size];
        for (var i = 0; i < size * size; i++)
        {
            for (var channel = 0; channel < 3; channel++) planes[channel * size * size + i] = pixels[4 * i + channel];
        }
        return planes;
    }

    private static SKEncodedOrigin Origin(byte[] file)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        return codec.EncodedOrigin;
    }

    /// <summary>From a stored pixel's place to where it is to be seen, the picture's corner at 0 again.</summary>
    private static SKMatrix Turn(SKEncodedOrigin origin, float width, float height) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
