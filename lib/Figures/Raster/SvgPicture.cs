using SkiaSharp;
using Svg.Skia;

namespace FilterGen.Figures.Raster;

/// <summary>Draws still pictures as PNG.</summary>
internal static class SvgPicture
{
    // Two pixels for each of the picture's own: sharp on dense screens and in print.
    private const float Scale = 2;

    /// <exception cref="InvalidOperationException">There is no font to write its texts with, or it has more than 2^28 pixels.</exception>
    public static byte[] ToPng(string svg)
    {
        using var picture = new SKSvg();
        picture.Settings.TypefaceProviders!.Insert(0, new SystemFonts());
        picture.FromSvg(svg);
        if (picture.Picture?.CullRect is { } size && size.Width * size.Height * Scale * Scale > Bitmap.MostPixels)
            throw new InvalidOperationException(
                $"Picture: expected at most {Bitmap.MostPixels} pixels, found {Scale * size.Width}x{Scale * size.Height}. "
                + "Make it smaller, or save as .svg or .html.");
        using var file = new MemoryStream();
        picture.Save(file, SKColors.White, SKEncodedImageFormat.Png, 100, Scale, Scale);
        return file.ToArray();
    }
}
