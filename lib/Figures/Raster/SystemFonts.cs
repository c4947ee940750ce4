using SkiaSharp;
using Svg.Skia.TypefaceProviders;

namespace FilterGen.Figures.Raster;

/// <summary>
/// The system's sans-serif font. SkiaSharp without fontconfig finds no fonts on Linux, so that there they are looked for where
/// distributions put them.
/// </summary>
internal sealed class SystemFonts : ITypefaceProvider
{
    private static readonly string[] Folders = ["/usr/share/fonts", "/usr/local/share/fonts",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local/share/fonts")];

    private static readonly string[] Wanted =
        ["DejaVuSans", "LiberationSans-Regular", "NotoSans-Regular", "Ubuntu-R", "FreeSans", "Roboto-Regular"];

    private static readonly Lazy<(SKTypeface? Plain, SKTypeface? Bold)> Found = new(() => (Find(false), Find(true)));

    public SKTypeface? FromFamilyName(string family, SKFontStyleWeight weight, SKFontStyleWidth width, SKFontStyleSlant slant)
    {
        if (SKFontManager.Default.FontFamilyCount > 1) return null;
        var (plain, bold) = Found.Value;
        return (weight >= SKFontStyleWeight.SemiBold ? bold ?? plain : plain) ?? throw new InvalidOperationException(
            $"Expected a TrueType font to write the picture's texts with, found none in {string.Join(", ", Folders)}. "
            + "Install one (on Debian: fonts-dejavu-core), or save as .svg or .html.");
    }

    private static SKTypeface? Find(bool bold)
    {
        var files = Folders.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.ttf", SearchOption.AllDirectories))
            .Where(file => Path.GetFileName(file).Contains("Bold", StringComparison.Ordinal) == bold).Order(StringComparer.Ordinal).ToList();
        var best = Wanted.Select(name => bold ? name.Replace("-Regular", "") + "-Bold" : name)
            .Select(name => files.Find(file => Path.GetFileNameWithoutExtension(file) == name)).FirstOrDefault(file => file is not null);
        return (best ?? (bold ? null : files.FirstOrDefault())) is { } path ? SKTypeface.FromFile(path) : null;
    }
}
