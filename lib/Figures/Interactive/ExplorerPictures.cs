using FilterGen.Figures.Svg;

namespace FilterGen.Figures.Interactive;

/// <summary>Small images of each sample.</summary>
internal sealed record ExplorerPictures(
    string Title, float[] Values, int Each, int PictureHeight, int PictureWidth, int Channels, ColorMap Colors, ImageRange Range,
    int Columns, int Side) : ExplorerView(Title)
{
    /// <summary>More pictures of a sample are shown smaller.</summary>
    private const int Few = 10;
    private const int Gap = 4;

    public override int Width => Columns * (PictureWidth * Side + Gap);

    public override int Height => (Each + Columns - 1) / Columns * (PictureHeight * Side + Gap);

    /// <summary>Screen pixels per pixel of pictures that stand for themselves.</summary>
    public static int SideOf(int each, int height, int width) =>
        Math.Max(1, (int)Math.Round((each > Few ? 26.0 : 52.0) / Math.Max(height, width)));

    private int Size => Channels * PictureHeight * PictureWidth;

    public override JsonObject ToJson() => new()
    {
        ["title"] = Title,
        ["each"] = Each,
        ["columns"] = Columns,
        ["side"] = Side,
        ["sprites"] = Sprites.Of([.. Values.Chunk(Size)], PictureHeight, PictureWidth, Channels, Colors, Range),
    };

    public override void Draw(SvgWriter svg, double left, double top)
    {
        var (low, high) = Range == ImageRange.Joint ? Colors.RangeOf(Values.Select(value => (double)value)) : (0, 1);
        var first = Values.Take(Each * Size).Select(Share).ToArray();
        var grid = new ImageGrid(first, PictureHeight, PictureWidth, Channels)
        {
            Colors = Colors,
            Range = Range == ImageRange.Joint ? ImageRange.Unit : Range,
            Scale = Side,
            Padding = Gap,
            Columns = Columns,
        };
        svg.Image(left - Gap, top - Gap, Width + Gap, Height + Gap, grid.ToPng());

        // The range of all samples' values as that of the first one's pictures: -1 to 1 for signed values, else 0 to 1.
        float Share(float value) => (float)(Colors.IsDiverging ? value / high : (value - low) / (high - low));
    }
}
