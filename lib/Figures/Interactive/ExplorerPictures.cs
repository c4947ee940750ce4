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

    /// <summary>Pixels at the left and above, where there are labels; the script has the same.</summary>
    private const int RowLabelRoom = 40, ColumnLabelRoom = 18;

    public IReadOnlyList<string> ColumnLabels { get; init; } = [];

    public IReadOnlyList<string> RowLabels { get; init; } = [];

    public override int Width => Left + Columns * (PictureWidth * Side + Gap);

    public override int Height => Top + Rows * (PictureHeight * Side + Gap);

    private int Rows => (Each + Columns - 1) / Columns;

    private int Left => RowLabels.Count > 0 ? RowLabelRoom : 0;

    private int Top => ColumnLabels.Count > 0 ? ColumnLabelRoom : 0;

    /// <exception cref="ArgumentException">Another number of labels than columns or rows.</exception>
    public ExplorerPictures Checked() =>
        (ColumnLabels.Count == 0 || ColumnLabels.Count == Columns) && (RowLabels.Count == 0 || RowLabels.Count == Rows)
            ? this
            : throw new ArgumentException(
                $"Explorer \"{Title}\": expected {Columns} column labels or none and {Rows} row labels or none, "
                + $"found {ColumnLabels.Count} and {RowLabels.Count}.");

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
        ["columnLabels"] = Words(ColumnLabels),
        ["rowLabels"] = Words(RowLabels),
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
        var (across, down) = (PictureWidth * Side, PictureHeight * Side);
        foreach (var (column, label) in ColumnLabels.Index())
            svg.Text(left + Left + column * (across + Gap) + across / 2.0, top + 10, label, 12, "middle", Theme.Quiet);
        foreach (var (row, label) in RowLabels.Index())
            svg.Text(left + Left - 8, top + Top + row * (down + Gap) + down / 2.0 + 4, label, 12, "end", Theme.Quiet);
        svg.Image(left + Left - Gap, top + Top - Gap, Width - Left + Gap, Height - Top + Gap, grid.ToPng());

        // The range of all samples' values as that of the first one's pictures: -1 to 1 for signed values, else 0 to 1.
        float Share(float value) => (float)(Colors.IsDiverging ? value / high : (value - low) / (high - low));
    }

    private static JsonArray Words(IReadOnlyList<string> labels) => new([.. labels.Select(label => (JsonNode)label)]);
}
