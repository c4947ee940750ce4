using FilterGen.Figures.Raster;

namespace FilterGen.Figures;

/// <summary>Writes what is shown to a file of the kind that the end of its name asks for.</summary>
internal static class FigureFile
{
    /// <param name="path">The file; it is written whole or not at all.</param>
    /// <param name="page">The HTML page.</param>
    /// <param name="svg">The still picture.</param>
    /// <param name="png">Null draws the still picture.</param>
    /// <exception cref="ArgumentException">The name ends in something else than .png, .svg or .html.</exception>
    public static void Save(string path, Func<string> page, Func<string> svg, Func<byte[]>? png = null) =>
        AtomicFile.Replace(path, Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".html" or ".htm" => Encoding.UTF8.GetBytes(page()),
            ".svg" => Encoding.UTF8.GetBytes(svg()),
            ".png" => png?.Invoke() ?? SvgPicture.ToPng(svg()),
            var other => throw new ArgumentException($"{path}: expected a name that ends in .png, .svg or .html, found \"{other}\"."),
        });
}
