using System.Net;
using FilterGen.Figures.Display;
using FilterGen.Figures.Interactive;
using FilterGen.Figures.Raster;
using SkiaSharp;

namespace FilterGen.Figures;

/// <summary>Images of one size side by side, enlarged without smoothing, as one PNG; labels are added in the notebook.</summary>
/// <example><code>
/// new ImageGrid([.. inputs, .. reconstructions], 28, 28) { Columns = 10, RowLabels = ["input", "reconstruction"] }
/// </code></example>
[TypeFormatterSource(typeof(FormsOf<ImageGrid>), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Png, MimeTypes.Plain])]
public sealed class ImageGrid : IDisplayed<ImageGrid>
{
    private readonly IReadOnlyList<float[]> images;

    /// <summary>A grid of <paramref name="images"/>, row after row.</summary>
    /// <param name="images">
    /// Each of channels·height·width values, channel by channel, in [0, 1] unless <see cref="Range"/> says else.
    /// </param>
    /// <param name="height">Rows of an image, in pixels.</param>
    /// <param name="width">Columns of an image, in pixels.</param>
    /// <param name="channels">1, drawn with <see cref="Colors"/>, or 3, red, green and blue.</param>
    /// <exception cref="ArgumentException">No images, an image of another size, or a number of channels other than 1 and 3.</exception>
    public ImageGrid(IReadOnlyList<float[]> images, int height, int width, int channels = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (channels is not (1 or 3))
            throw new ArgumentException($"Image grid: expected 1 or 3 channels, found {channels}. Show one channel at a time.");
        if (Given.All("Image grid", "an image", images).Count == 0)
            throw new ArgumentException("Image grid: expected at least one image, found none.");
        var size = (long)channels * height * width;
        for (var i = 0; i < images.Count; i++)
            if (images[i].Length != size)
                throw new ArgumentException(
                    $"Image grid: expected {channels}·{height}·{width} = {size} values in image {i}, found {images[i].Length}.");
        this.images = images;
        (Height, Width, Channels) = (height, width, channels);
        Columns = Math.Min(images.Count, 10);
        Scale = Math.Max(1, (int)Math.Round(64.0 / Math.Max(width, height)));
    }

    /// <summary>A grid of the images in <paramref name="values"/>, one after the other: a tensor [N, C, H, W] as it is stored.</summary>
    /// <exception cref="ArgumentException">The number of values is not a multiple of an image's.</exception>
    public ImageGrid(float[] values, int height, int width, int channels = 1)
        : this(Split(values, channels * height * width), height, width, channels)
    {
    }

    /// <summary>Rows of an image, in pixels.</summary>
    public int Height { get; }

    /// <summary>Columns of an image, in pixels.</summary>
    public int Width { get; }

    /// <summary>1 or 3.</summary>
    public int Channels { get; }

    /// <summary>Images in a row; 10, or all if they are fewer, unless set.</summary>
    public int Columns { get; init => field = value > 0 ? value : throw Positive(nameof(Columns), value); }

    /// <summary>Screen pixels per image pixel; unless set, what makes an image about 64 pixels large.</summary>
    public int Scale { get; init => field = value > 0 ? value : throw Positive(nameof(Scale), value); }

    /// <summary>Screen pixels between images.</summary>
    public int Padding { get; init => field = value >= 0 ? value : throw Negative(nameof(Padding), value); } = 3;

    /// <summary>The colours of one-channel images.</summary>
    public ColorMap Colors { get; init; } = ColorMap.Grey;

    /// <summary>Which values the colours span; symmetric about 0 with <see cref="ColorMap.Diverging"/>.</summary>
    public ImageRange Range { get; init; }

    /// <summary>A line above the grid.</summary>
    public string? Title { get; init; }

    /// <summary>A label at the left of each row.</summary>
    public IReadOnlyList<string> RowLabels { get; init; } = [];

    /// <summary>Screen pixels that row labels have at least: with the same room several grids' columns stand below each other.</summary>
    public int RowLabelRoom { get; init => field = value >= 0 ? value : throw Negative(nameof(RowLabelRoom), value); }

    /// <summary>A label above each column.</summary>
    public IReadOnlyList<string> ColumnLabels { get; init; } = [];

    /// <summary>A line under each image.</summary>
    public IReadOnlyList<string> Captions { get; init; } = [];

    /// <summary>Points on the images, each kind with an entry in a legend above the grid.</summary>
    /// <exception cref="ArgumentException">Points for another number of images than there are.</exception>
    public IReadOnlyList<ImagePoints> Points
    {
        get;
        init
        {
            foreach (var points in value)
                points.Check(images.Count);
            field = value;
        }
    } = [];

    /// <summary>The number of images.</summary>
    public int Count => images.Count;

    /// <summary>The number of rows.</summary>
    public int Rows => (images.Count + Columns - 1) / Columns;

    internal bool HasText => Title is not null || RowLabels.Count + ColumnLabels.Count + Captions.Count + Points.Count > 0;

    /// <summary>Filters as blue (negative), white (zero) and red (positive) squares, on one common range.</summary>
    /// <param name="values">Filters one after the other: [N, height, width] as stored.</param>
    /// <param name="height">Rows of a filter.</param>
    /// <param name="width">Columns of a filter.</param>
    /// <param name="columns">Filters in a row.</param>
    /// <param name="rowLabels">A label at the left of each row.</param>
    public static ImageGrid Filters(float[] values, int height, int width, int columns, params string[] rowLabels) =>
        new(values, height, width)
        {
            Columns = columns,
            RowLabels = rowLabels,
            Colors = ColorMap.Diverging,
            Range = ImageRange.Joint,
            Scale = Math.Max(1, 45 / Math.Max(width, height)),
            Padding = 6,
        };

    /// <summary>The grid without its texts, as a PNG file.</summary>
    public byte[] ToPng() => Draw(GridGeometry.Of(this));

    /// <summary>The grid with its texts, as an SVG document around the PNG.</summary>
    public string ToSvg() => GridGeometry.Of(this).ToSvg(this);

    /// <summary>The grid with its texts, as an HTML image.</summary>
    public string ToHtml()
    {
        var svg = Convert.ToBase64String(Encoding.UTF8.GetBytes(ToSvg()));
        return $"<img alt=\"{WebUtility.HtmlEncode(ToString())}\" style=\"max-width:100%\" src=\"data:image/svg+xml;base64,{svg}\">";
    }

    /// <summary>Writes the grid with its texts to a .png, .svg or .html file, whole or not at all.</summary>
    /// <exception cref="ArgumentException">The name ends in something else.</exception>
    public void Save(string path) => FigureFile.Save(path, () => Widget.Page(Title, ToHtml()), ToSvg, HasText ? null : ToPng);

    /// <summary>One line: what the picture shows.</summary>
    public override string ToString()
    {
        var kind = $"{Numbers.Invariant(Count)} images of {Numbers.Invariant(Width)}×{Numbers.Invariant(Height)}";
        return Title is null ? kind : $"{Title} ({kind})";
    }

    internal byte[] Draw(GridGeometry geometry)
    {
        var grey = Channels == 1 && ReferenceEquals(Colors, ColorMap.Grey) && Points.Count == 0 && !images.Any(image => image.Any(float.IsNaN));
        var background = Colors.IsDiverging ? (byte)0xd8 : byte.MaxValue;
        using var bitmap = new Bitmap(geometry.Width, geometry.Height, grey ? 1 : 3, background);
        var joint = Range == ImageRange.Joint ? RangeOf(images.SelectMany(image => image)) : (Low: 0.0, High: 1.0);
        if (Range == ImageRange.Unit && Colors.IsDiverging)
            joint = (-1, 1);
        for (var i = 0; i < images.Count; i++)
        {
            var range = Range == ImageRange.PerImage ? RangeOf(images[i]) : joint;
            var (left, top) = geometry.CornerOf(i);
            var colors = new SKColor[Height * Width];
            for (var pixel = 0; pixel < colors.Length; pixel++)
                colors[pixel] = ColorOf(images[i], pixel, range);
            bitmap.Place(left, top, Width, Scale, colors);
            DrawPoints(bitmap.Canvas, i, left, top);
        }
        return bitmap.ToPng();
    }

    /// <summary>The colour of the points of an index, as "#rrggbb".</summary>
    internal string PointColor(int index) => Points[index].Color ?? Palette.Color(index, Points.Count);

    static IReadOnlyList<MimeFormatter<ImageGrid>> IDisplayed<ImageGrid>.Forms { get; } =
    [
        new(MimeTypes.Html, grid => grid.HasText ? grid.ToHtml() : null), // The plain picture cannot hold text.
        new(MimeTypes.Png, grid => Convert.ToBase64String(grid.ToPng())),
        new(MimeTypes.Plain, grid => grid.ToString()),
    ];

    private void DrawPoints(SKCanvas canvas, int image, int left, int top)
    {
        var window = SKRect.Create(left, top, Width * Scale, Height * Scale);
        var radius = Math.Clamp(0.025f * Scale * Math.Max(Width, Height), 2.5f, 5);
        for (var kind = 0; kind < Points.Count; kind++)
            foreach (var (x, y) in Points[kind].Points[image])
                if (double.IsFinite(x) && double.IsFinite(y))
                    PointPainter.Draw(
                        canvas, window, new((float)(left + (x + 0.5) * Scale), (float)(top + (y + 0.5) * Scale)), radius,
                        Points[kind].Mark, Bitmap.Color(ColorMap.Parse(PointColor(kind))));
    }

    private SKColor ColorOf(float[] image, int pixel, (double Low, double High) range)
    {
        if (Channels == 1)
            return Bitmap.Color(Colors.At(Share(image[pixel])));
        var plane = Height * Width;
        if (float.IsNaN(image[pixel] + image[plane + pixel] + image[2 * plane + pixel]))
            return Bitmap.Color(Colors.At(double.NaN));
        return new(Tone(image[pixel]), Tone(image[plane + pixel]), Tone(image[2 * plane + pixel]));

        double Share(float value) => (value - range.Low) / (range.High - range.Low);
        byte Tone(float value) => ColorMap.Grey.At(Share(value)).Red;
    }

    private (double Low, double High) RangeOf(IEnumerable<float> values) => Colors.RangeOf(values.Select(value => (double)value));

    private static float[][] Split(float[] values, int size)
    {
        if (size <= 0 || Given.Here("Image grid", "values", values).Length % size != 0)
            throw new ArgumentException($"Image grid: expected a multiple of {size} values (the size of an image), found {values.Length}.");
        return values.Chunk(size).ToArray();
    }

    private static ArgumentOutOfRangeException Negative(string name, int value) =>
        new(name, value, $"Image grid: expected {name} of at least 0, found {value}.");

    private static ArgumentOutOfRangeException Positive(string name, int value) =>
        new(name, value, $"Image grid: expected {name} above 0, found {value}.");
}
