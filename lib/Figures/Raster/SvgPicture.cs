using SkiaSharp;
using Svg.Skia;

namespace FilterGen.Figures.Raster;

/// <summary>Draws still pictures as PNG.</summary>
internal static class SvgPicture
{
    // Two pixels for each of the picture's own: sharp on dense screens and in print.
    private const float Scale = 2;

    /// <exception cref="InvalidOperationException">There is no font to write its texts with.</exception>
    public static byte[] ToPng(string svg)
    {
        using var picture = new SKSvg();
        picture.Settings.TypefaceProviders!.Insert(0, new SystemFonts());
        picture.FromSvg(svg);
        using var file = new MemoryStream();
        picture.Save(file, SKColors.White, SKEncodedImageFormat.Png, 100, Scale, Scale);
        return file.ToArray();
    }
}
