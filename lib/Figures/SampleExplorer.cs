using FilterGen.Figures.Display;
using FilterGen.Figures.Interactive;

namespace FilterGen.Figures;

/// <summary>
/// One sample at a time, picked with a slider or by its thumbnail, and what belongs to it: numbers as bars, and small images
/// such as its filters and feature maps. It works wherever scripts run, without a network; elsewhere the first sample shows.
/// </summary>
/// <example><code>
/// new SampleExplorer(new(pixels, 28, 28)) { Captions = names }
///     .Row("Layer 1").Bars("coefficients", coefficients, 25).Pictures("filters", filters, 5, 5, 5, ColorMap.Diverging)
/// </code></example>
[TypeFormatterSource(typeof(FormsOf<InteractiveFigure>), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Svg, MimeTypes.Plain])]
public sealed class SampleExplorer : InteractiveFigure
{
    /// <summary>The HTML holds this many bytes at most, since editors freeze on much larger output.</summary>
    public const int MostBytes = 3_000_000;

    private readonly List<ExplorerRow> rows = [];

    /// <summary>An explorer of these images, with nothing that belongs to them yet.</summary>
    /// <exception cref="ArgumentException">There are no images.</exception>
    public SampleExplorer(SampleImages images) =>
        Images = images.Count > 0 ? images : throw new ArgumentException("Explorer: expected at least one image, found none.");

    /// <summary>The samples' images.</summary>
    public SampleImages Images { get; }

    /// <summary>A text per sample, for example its class and the predicted one.</summary>
    /// <exception cref="ArgumentException">Another number of texts than samples.</exception>
    public IReadOnlyList<string>? Captions
    {
        get;
        init => field = value is null || value.Count == Images.Count
            ? value
            : throw new ArgumentException($"Explorer: expected {Images.Count} captions, one per sample, found {value.Count}.");
    }

    /// <summary>
    /// Whether the samples are moments of one course, such as the way from one vector to another: a button then plays them, forth and
    /// back.
    /// </summary>
    public bool Plays { get; init; }

    internal IReadOnlyList<ExplorerRow> Rows => rows;

    /// <summary>Begins a row, for example a layer's; what is added next stands in it.</summary>
    public SampleExplorer Row(string name)
    {
        rows.Add(new(name, []));
        return this;
    }

    /// <summary>Adds bars, on one scale for all samples.</summary>
    /// <param name="title">What the numbers are.</param>
    /// <param name="values">A tensor [N, K] as it is stored.</param>
    /// <param name="each">K, the numbers of a sample.</param>
    /// <param name="group">Bars that stand together, for example the coefficients of one filter; groups are numbered from 1.</param>
    /// <exception cref="ArgumentException">Another number of values than N·K.</exception>
    public SampleExplorer Bars(string title, float[] values, int each, int group = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(group);
        Check(title, values, each);
        return Add(new ExplorerBars(title, values, each, group));
    }

    /// <summary>Adds small images.</summary>
    /// <param name="title">What the images are.</param>
    /// <param name="values">A tensor [N, K, H, W] or, in colour, [N, K, 3, H, W] as it is stored.</param>
    /// <param name="each">K, the images of a sample.</param>
    /// <param name="height">Rows of an image, in pixels.</param>
    /// <param name="width">Columns of an image, in pixels.</param>
    /// <param name="colors">Null takes <see cref="ColorMap.Grey"/>.</param>
    /// <param name="range">Which values the colours span; unless set, they are the same for all samples.</param>
    /// <param name="columns">
    /// Images side by side; null takes all, or five where they are more than ten. Those that are given the same number in several rows
    /// are as large as the first of them, so that their columns stand below each other.
    /// </param>
    /// <param name="channels">1, or 3 for red, green and blue in [0, 1].</param>
    /// <param name="columnLabels">A label above each column; null for none.</param>
    /// <param name="rowLabels">A label at the left of each row; null for none.</param>
    /// <exception cref="ArgumentException">
    /// Another number of values than N·K·channels·H·W, of channels than 1 and 3, or of labels than columns or rows.
    /// </exception>
    public SampleExplorer Pictures(
        string title, float[] values, int each, int height, int width,
        ColorMap? colors = null, ImageRange range = ImageRange.Joint, int? columns = null, int channels = 1,
        IReadOnlyList<string>? columnLabels = null, IReadOnlyList<string>? rowLabels = null)
    {
        if (channels is not (1 or 3))
            throw new ArgumentException($"Explorer \"{title}\": expected 1 or 3 channels, found {channels}.");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns ?? 1, nameof(columns));
        Check(title, values, each * channels * height * width);
        var above = rows.Select(row => row.Views.FirstOrDefault()).OfType<ExplorerPictures>()
            .FirstOrDefault(first => (first.Columns, first.PictureHeight, first.PictureWidth) == (columns, height, width));
        return Add(new ExplorerPictures(
            title, values, each, height, width, channels, colors ?? ColorMap.Grey, channels == 3 ? ImageRange.Unit : range,
            columns ?? (each > 10 ? 5 : each), above?.Side ?? ExplorerPictures.SideOf(each, height, width))
        {
            ColumnLabels = columnLabels ?? [],
            RowLabels = rowLabels ?? [],
        }.Checked());
    }

    /// <summary>The explorer as HTML that needs no other file and no network.</summary>
    /// <exception cref="InvalidOperationException">It would be larger than <see cref="MostBytes"/>.</exception>
    public override string ToHtml() => ExplorerHtml.Fragment(this);

    /// <summary>The still picture: the first sample.</summary>
    public override string ToSvg() => ExplorerSvg.Draw(this);

    /// <summary>The title and what belongs to a sample, for consoles.</summary>
    public override string ToString() => string.Join(
        "\n  ", rows.SelectMany(row => row.Views.Select(view => row.Name.Length == 0 ? view.Title : $"{row.Name}: {view.Title}"))
            .Prepend($"{Title ?? "Explorer"} ({Numbers.Count(Images.Count)} samples)"));

    private SampleExplorer Add(ExplorerView view)
    {
        if (rows.Count == 0)
            Row("");
        rows[^1].Views.Add(view);
        return this;
    }

    private void Check(string title, float[] values, int size)
    {
        if (size <= 0 || values.Length != (long)Images.Count * size)
            throw new ArgumentException(
                $"Explorer \"{title}\": expected {Images.Count}·{size} values, {size} for each of {Images.Count} samples, "
                + $"found {values.Length}.");
    }
}
