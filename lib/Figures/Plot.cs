using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace FilterGen.Figures;

/// <summary>
/// The figures of the notebooks. Titles and names may use plotly's markup (&lt;b&gt;, &lt;i&gt;, &lt;sub&gt;, &lt;sup&gt;).
/// </summary>
public static class Plot
{
    /// <summary>A line is drawn with about this many points at most; its peaks are kept.</summary>
    public const int LinePoints = 4_000;

    /// <summary>All lines of a figure are drawn with about this many points at most, but each with 100 where it has them.</summary>
    public const int AllLinePoints = 100_000;

    /// <summary>A heat map is drawn with this many cells at most, each the mean of several; the title says of how many.</summary>
    public const int HeatCells = 250_000;

    /// <summary>All clouds of a scatter figure are drawn with this many points at most; the title says when some are left out.</summary>
    public const int ScatterPoints = 20_000;

    /// <summary>From this many points on, a scatter figure is drawn by WebGL.</summary>
    public const int WebGLPoints = 1_000;

    private const int MarkedPoints = 30;

    /// <summary>Lines, with a mark at each point where they are few, and bands where a series has a spread.</summary>
    /// <exception cref="ArgumentException">No series, a series without points, or one with lists of different lengths.</exception>
    public static PlotlyFigure Lines(string title, string xTitle, string yTitle, params Series[] series)
    {
        Check(title, series);
        List<Trace> traces = [];
        var most = Math.Clamp(AllLinePoints / series.Length, 100, LinePoints);
        foreach (var line in series)
        {
            var kept = Thinning.Peaks(line.Y, most);
            if (line.Spread is not null)
                traces.Add(Traces.Band(line, kept));
            traces.Add(Traces.Line(line, kept, marked: line.X.Count <= MarkedPoints));
        }
        var figure = Figure(title, xTitle, yTitle, traces).Hover("x unified");
        if (HasFewWholeNumbers(series))
            figure.Axis("xaxis").With(("dtick", 1));
        return figure;
    }

    /// <summary>Clouds of points, one colour per series.</summary>
    /// <exception cref="ArgumentException">No series, a series without points, or one with lists of different lengths.</exception>
    public static PlotlyFigure Scatter(string title, string xTitle, string yTitle, params Series[] series)
    {
        Check(title, series);
        var all = series.Sum(cloud => cloud.X.Count);
        var heading = all <= ScatterPoints
            ? title
            : $"{title} ({Numbers.Count(ScatterPoints)} of {Numbers.Count(all)} points)";
        var clouds = series.Select(cloud => Traces.Cloud(cloud, Thinning.Even(cloud.X.Count, Share(cloud)), all));
        var figure = Figure(heading, xTitle, yTitle, clouds);
        figure.Layout.Part<Legend>("legend").With(("itemsizing", "constant"));
        return figure;

        int Share(Series cloud) => Math.Max(1, (int)((long)cloud.X.Count * Math.Min(all, ScatterPoints) / all));
    }

    /// <summary>Bars in groups, one group per category, with error bars where a series has errors.</summary>
    /// <exception cref="ArgumentException">No categories or series, a category that is there twice, or a series with another number of values.</exception>
    public static PlotlyFigure Bars(
        string title, string xTitle, string yTitle, IReadOnlyList<string> categories, params BarSeries[] series)
    {
        Given.Once($"Figure \"{title}\"", "category", categories);
        if (categories.Count == 0 || Given.All($"Figure \"{title}\"", "a series", series).Count == 0)
            throw new ArgumentException(
                $"Figure \"{title}\": expected at least one category and one series, found {categories.Count} and {series.Length}.");
        foreach (var bars in series)
            bars.Check(categories.Count);
        var figure = Figure(title, xTitle, yTitle, series.Select(bars => Traces.Bar(bars, categories)));
        figure.Layout.With(("barmode", "group"), ("bargap", 0.3));
        figure.Axis("xaxis").With(("type", "category"));
        return figure;
    }

    /// <summary>Bars take <see cref="BarSeries"/>.</summary>
    [Obsolete("Bars stand over categories: Plot.Bars(title, xTitle, yTitle, categories, new BarSeries(name, values)). "
        + "A Series has places on an axis instead: Plot.Lines or Plot.Scatter draws it, and Plot.Histogram counts numbers.", error: true)]
    public static PlotlyFigure Bars(string title, string xTitle, string yTitle, params Series[] series) =>
        throw new NotSupportedException();

    /// <summary>How often numbers fall into equal bins, as a share of each distribution's numbers; several lie over each other.</summary>
    /// <param name="title">A line above the figure.</param>
    /// <param name="xTitle">What the numbers are.</param>
    /// <param name="numbers">One or more distributions.</param>
    /// <param name="bins">1 to 10,000; null lets the numbers decide.</param>
    /// <exception cref="ArgumentException">No distributions, one without finite numbers, or a number of bins out of its range.</exception>
    public static PlotlyFigure Histogram(string title, string xTitle, IReadOnlyList<Distribution> numbers, int? bins = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins ?? 1, nameof(bins));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bins ?? 1, Distributions.BinLimit, nameof(bins));
        var sorted = Sorted(title, numbers);
        var edges = Distributions.Edges(sorted, bins);
        var figure = Figure(title, xTitle, "share in %", numbers.Select((one, i) => Distributions.Histogram(one, sorted[i], edges)));
        figure.Axis("yaxis").With(("rangemode", "tozero"));
        return figure;
    }

    /// <summary>Each distribution as a violin: its density on both sides, and in it the box of its quartiles.</summary>
    /// <param name="title">A line above the figure.</param>
    /// <param name="yTitle">What the numbers are.</param>
    /// <param name="numbers">One or more distributions, from left to right.</param>
    /// <exception cref="ArgumentException">No distributions, one without finite numbers, or two of one name.</exception>
    public static PlotlyFigure Violins(string title, string yTitle, IReadOnlyList<Distribution> numbers) =>
        Upright("violin", title, yTitle, numbers);

    /// <summary>Each distribution as a box: quartiles, the median, and whiskers over 1.5 times the distance of the quartiles.</summary>
    /// <inheritdoc cref="Violins"/>
    public static PlotlyFigure Boxes(string title, string yTitle, IReadOnlyList<Distribution> numbers) => Upright("box", title, yTitle, numbers);

    /// <summary>A matrix as coloured cells, its first row on top; the numbers are written into small ones.</summary>
    /// <param name="title">A line above the figure.</param>
    /// <param name="xTitle">What the columns are.</param>
    /// <param name="yTitle">What the rows are.</param>
    /// <param name="values">[rows, columns]; NaN leaves the cell empty. See <see cref="HeatCells"/> for large ones.</param>
    /// <param name="columns">A name per column, or null for 0, 1, 2, …</param>
    /// <param name="rows">A name per row, or null for 0, 1, 2, …</param>
    /// <param name="colors">
    /// Null takes <see cref="ColorMap.Diverging"/> where there are negative values, else <see cref="ColorMap.Viridis"/>.
    /// </param>
    /// <exception cref="ArgumentException">An empty matrix, another number of names than rows or columns, or a name that is there twice.</exception>
    public static PlotlyFigure HeatMap(
        string title, string xTitle, string yTitle, double[,] values,
        IReadOnlyList<string>? columns = null, IReadOnlyList<string>? rows = null, ColorMap? colors = null)
    {
        if (values.Length == 0)
            throw new ArgumentException(
                $"Figure \"{title}\": expected at least one cell, found {values.GetLength(0)}×{values.GetLength(1)}.");
        CheckNames(title, "row", rows, values.GetLength(0));
        CheckNames(title, "column", columns, values.GetLength(1));
        var map = colors ?? (values.Cast<double>().Any(value => value < 0) ? ColorMap.Diverging : ColorMap.Viridis);
        var side = HeatBlocks.Side(values.GetLength(0), values.GetLength(1), HeatCells);
        var heading = side == 1 ? title : $"{title} (means of {side}×{side} cells)";
        var figure = Figure(heading, xTitle, yTitle, [HeatBlocks.Trace(values, columns, rows, map, side)]);
        figure.Axis("xaxis").With(("showgrid", false), ("ticks", ""), ("type", columns is null ? null : "category"));
        figure.Axis("yaxis").With(
            ("showgrid", false), ("ticks", ""), ("type", rows is null ? null : "category"), ("autorange", "reversed"));
        return figure;
    }

    /// <summary>
    /// A confusion matrix: a row per true class, a column per predicted one, with the counts written into the cells and colours
    /// for the share of the row.
    /// </summary>
    /// <param name="title">A line above the figure.</param>
    /// <param name="labels">The true class of each sample, from 0.</param>
    /// <param name="predictions">The predicted class of each sample, from 0.</param>
    /// <param name="classes">A name per class.</param>
    /// <exception cref="ArgumentException">No samples, lists of different lengths, a class without a name, or two of one name.</exception>
    public static PlotlyFigure Confusion(
        string title, IReadOnlyList<long> labels, IReadOnlyList<long> predictions, IReadOnlyList<string> classes)
    {
        Given.Once($"Figure \"{title}\"", "class", classes);
        var counts = ConfusionCounts.Of(title, labels, predictions, classes.Count);
        var figure = HeatMap(title, "predicted", "true", ConfusionCounts.Shares(counts), classes, classes, ColorMap.Blues);
        if (counts.Length <= HeatCells)
            figure.Traces[0].Write(counts, "true %{y}, predicted %{x}: %{text} (%{z:.1%})");
        return figure;
    }

    /// <summary>Figures side by side in one, with one legend.</summary>
    /// <exception cref="ArgumentException">No panels.</exception>
    public static PlotlyFigure Row(params PlotlyFigure[] panels) => Grid(panels.Length, panels);

    /// <summary>Figures in rows of <paramref name="columns"/> in one, with one legend.</summary>
    /// <exception cref="ArgumentException">No panels, or a number of columns below 1.</exception>
    public static PlotlyFigure Grid(int columns, params PlotlyFigure[] panels)
    {
        if (Given.All("Figure grid", "a figure", panels).Count == 0 || columns < 1)
            throw new ArgumentException($"Figure grid: expected at least one panel and one column, found {panels.Length} and {columns}.");
        return PanelGrid.Compose(Math.Min(columns, panels.Length), panels);
    }

    private static PlotlyFigure Figure(string title, string xTitle, string yTitle, IEnumerable<Trace> traces) =>
        new PlotlyFigure([.. traces], new Layout()).Title(title).XAxis(xTitle).YAxis(yTitle).Hover("closest");

    private static PlotlyFigure Upright(string kind, string title, string yTitle, IReadOnlyList<Distribution> numbers)
    {
        var sorted = Sorted(title, numbers);
        Given.Once($"Figure \"{title}\"", "distribution", [.. numbers.Select(one => one.Name)]);
        var figure = Figure(title, "", yTitle, numbers.Select((one, i) => Distributions.Upright(kind, one, sorted[i])));
        figure.Axis("xaxis").With(("type", "category"), ("showgrid", false));
        return figure;
    }

    private static double[][] Sorted(string title, IReadOnlyList<Distribution> numbers) =>
        Given.All($"Figure \"{title}\"", "a distribution", numbers).Count > 0
        ? [.. numbers.Select(one => one.Sorted())]
        : throw new ArgumentException($"Figure \"{title}\": expected at least one distribution, found none.");

    private static void Check(string title, Series[] series)
    {
        if (Given.All($"Figure \"{title}\"", "a series", series).Count == 0)
            throw new ArgumentException($"Figure \"{title}\": expected at least one series, found none.");
        foreach (var line in series)
            line.Check();
    }

    private static void CheckNames(string title, string what, IReadOnlyList<string>? names, int count)
    {
        if (names is null)
            return;
        if (names.Count != count)
            throw new ArgumentException($"Figure \"{title}\": expected {count} {what} names, one per {what}, found {names.Count}.");
        Given.Once($"Figure \"{title}\"", what, names);
    }

    private static bool HasFewWholeNumbers(Series[] series)
    {
        var places = series.SelectMany(line => line.X).Where(double.IsFinite).ToList();
        return places.Count > 0 && places.Max() - places.Min() <= 12 && places.TrueForAll(place => place == Math.Round(place));
    }
}
