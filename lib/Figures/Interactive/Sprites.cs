namespace FilterGen.Figures.Interactive;

/// <summary>Pictures of one size in one PNG, as the scripts' class of this name reads it.</summary>
internal static class Sprites
{
    public static JsonObject Of(
        IReadOnlyList<float[]> images, int height, int width, int channels = 1, ColorMap? colors = null,
        ImageRange range = ImageRange.Unit, int? columns = null)
    {
        var grid = new ImageGrid(images, height, width, channels)
        {
            Columns = columns ?? (int)Math.Ceiling(Math.Sqrt(images.Count)),
            Scale = 1,
            Padding = 0,
            Colors = colors ?? ColorMap.Grey,
            Range = range,
        };
        return new()
        {
            ["source"] = "data:image/png;base64," + Convert.ToBase64String(grid.ToPng()),
            ["width"] = width,
            ["height"] = height,
            ["columns"] = grid.Columns,
        };
    }
}
