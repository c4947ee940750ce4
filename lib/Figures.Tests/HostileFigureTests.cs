using System.Text.Json.Nodes;
using System.Xml.Linq;
using FilterGen.Figures.Svg;
using Plotly.NET;
using Chart = Plotly.NET.CSharp.Chart;

namespace FilterGen.Figures.Tests;

/// <summary>Figures of numbers, texts and amounts that nobody plans for.</summary>
public class HostileFigureTests
{
    private static readonly Series Good = Series.PerEpoch("good", [1, 2]);

    public static TheoryData<string, Action> Mistakes => new()
    {
        { "Figure \"t\": expected a series in each place, found null in place 1.", () => Plot.Lines("t", "x", "y", Good, null!) },
        { "Figure \"t\": expected a series in each place, found null in place 0.", () => Plot.Bars("t", "x", "y", ["a"], [null!]) },
        { "Series \"s\": expected y, found null.", () => Plot.Scatter("t", "x", "y", new Series("s", [1], null!)) },
        { "Bars \"s\": expected values, found null.", () => Plot.Bars("t", "x", "y", ["a"], new BarSeries("s", null!)) },
        {
            "Figure \"t\": expected a distribution in each place, found null in place 0.",
            () => Plot.Boxes("t", "y", [null!])
        },
        { "Distribution \"d\": expected values, found null.", () => Plot.Histogram("t", "x", [new("d", null!)]) },
        { "Figure grid: expected a figure in each place, found null in place 0.", () => Plot.Row(null!, Plot.Lines("t", "x", "y", Good)) },
        { "Image grid: expected an image in each place, found null in place 0.", () => _ = new ImageGrid([null!], 2, 2) },
        { "Figure: expected a chart, found null.", () => _ = new PlotlyFigure(null!) },
        {
            "Figure \"t\": expected a category name in each place, found null in place 1.",
            () => Plot.Bars("t", "x", "y", ["a", null!], new BarSeries("s", [1, 2]))
        },
        {
            "Figure \"t\": expected each category name once, found \"a\" 2 times. Give each a name of its own.",
            () => Plot.Bars("t", "x", "y", ["a", "b", "a"], new BarSeries("s", [1, 2, 3]))
        },
        {
            "Figure \"t\": expected each row name once, found \"a\" 2 times. Give each a name of its own.",
            () => Plot.HeatMap("t", "x", "y", new double[2, 1], rows: ["a", "a"])
        },
        {
            "Figure \"t\": expected each class name once, found \"a\" 2 times. Give each a name of its own.",
            () => Plot.Confusion("t", [0, 1], [0, 1], ["a", "a"])
        },
        {
            "Figure \"t\": expected each column name once, found \"a\" 2 times. Give each a name of its own.",
            () => Plot.HeatMap("t", "x", "y", new double[1, 2], columns: ["a", "a"])
        },
        {
            "Figure \"t\": expected each distribution name once, found \"a\" 2 times. Give each a name of its own.",
            () => Plot.Violins("t", "y", [new("a", [1]), new("a", [2])])
        },
        {
            "Figure axis: expected ends that are numbers above 0, as the axis is logarithmic, found 0.",
            () => Plot.Lines("t", "x", "y", Good).YAxis(from: 0, log: true)
        },
        { "Figure axis: expected ends that are numbers, found NaN.", () => Plot.Lines("t", "x", "y", Good).XAxis(to: double.NaN) },
        { "Image grid: expected 1·65536·65536 = 4294967296 values in image 0, found 4.", () => _ = new ImageGrid([new float[4]], 65536, 65536) },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_with_what_was_expected_and_found(string message, Action mistake) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(mistake).Message);

    [Fact]
    public void Sizes_have_limits()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Plot.Histogram("t", "x", [new("a", [1, 2])], bins: 10_001));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageGrid([[1f]], 1, 1) { Padding = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Table("a").Decimals("a", -1));
        var error = Assert.Throws<InvalidOperationException>(() => new ImageGrid([[1f]], 1, 1) { Scale = 40_000 }.ToPng());
        Assert.StartsWith("Picture: expected at most 268435456 pixels, found 40006x40006.", error.Message);
        using var folder = new TemporaryFolder();
        var large = Plot.Lines("t", "x", "y", Good).Size(100_000, 100_000);
        error = Assert.Throws<InvalidOperationException>(() => large.Save(Path.Combine(folder.Path, "a.png")));
        Assert.EndsWith("Make it smaller, or save as .svg or .html.", error.Message);
    }

    [Fact]
    public void What_numbers_have_in_common_costs_no_digits()
    {
        double[] times = [.. Enumerable.Range(0, 50).Select(i => 1.7e9 + i / 50.0)];
        var lines = Plot.Lines("t", "x", "y", new Series("s", times, times));
        Assert.Equal(times, Data(lines)[0]!["x"]!.AsArray().Select(x => (double)x!), (one, other) => Math.Abs(one - other) < 1e-6);
        var label = XDocument.Parse(lines.ToSvg()).Descendants().Last(part => part.Value == "1,700,000,000.2");
        Assert.True((double)label.Attribute("x")! > SvgWriter.WidthOf(label.Value, 12), "The label begins outside the picture.");

        var histogram = Data(Plot.Histogram("t", "x", [new("d", times)], bins: 5))[0]!;
        Assert.Equal(6, histogram["x"]!.AsArray().Select(x => (double)x!).Distinct().Count());
        Assert.Equal(20, histogram["y"]!.AsArray().Max(share => (double)share!));
        Assert.NotEqual("1.7e09", ((string)histogram["text"]![3]!).Split(' ')[0]);
    }

    [Theory]
    [InlineData(double.MaxValue)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_too_large_for_an_axis_is_a_gap(double value)
    {
        var lines = Plot.Lines("t", "x", "y", Series.PerEpoch("s", [value, 1, 2]));
        Assert.Equal("[null,1,2]", Data(lines)[0]!["y"]!.ToJsonString().Replace(".0", ""));
        Assert.Equal(Plot.Lines("t", "x", "y", Series.PerEpoch("s", [double.NaN, 1, 2])).ToSvg(), lines.ToSvg());
        var map = Plot.HeatMap("t", "x", "y", new[,] { { value, 1, 2 } }, colors: ColorMap.Viridis);
        Assert.Equal((1, 2), ((double)Data(map)[0]!["zmin"]!, (double)Data(map)[0]!["zmax"]!));
        Assert.Contains("median 1.5", Plot.Boxes("t", "y", [new("d", [value, 1, 2])]).ToString());
    }

    [Theory]
    [InlineData(1e-320)]
    [InlineData(1e20)]
    [InlineData(1e300)]
    public void Numbers_of_any_size_have_ticks_and_colours(double value)
    {
        var svg = Plot.Lines("t", "x", "y", Series.PerEpoch("s", [value, 2 * value, 3 * value])).ToSvg();
        Assert.True(XDocument.Parse(svg).Descendants().Count(part => part.Name.LocalName == "text") > 8, svg);
        Assert.DoesNotContain("NaN", Plot.HeatMap("t", "x", "y", new[,] { { value, value } }).ToSvg());
    }

    [Fact]
    public void A_reference_that_the_axis_does_not_have_is_not_drawn()
    {
        var figure = Plot.Lines("t", "x", "y", Good).YAxis(log: true)
            .Reference(double.NaN, "none").Reference(0, "zero").Reference(-1, "below").Reference(1.5, "goal");
        Assert.Equal("goal", (string)Assert.Single(Layout(figure)["annotations"]!.AsArray())!["text"]!);
        Assert.Single(Layout(figure)["shapes"]!.AsArray());
        Assert.DoesNotContain("NaN", figure.ToSvg());
    }

    [Fact]
    public void An_axis_may_run_downwards()
    {
        var series = new Series("s", [0, 1], [0, 10]);
        string Still(double from, double to) => Plot.Lines("t", "x", "y", series).YAxis(from: from, to: to).ToSvg();
        var (up, down) = (Still(0, 10), Still(10, 0));
        string Path(string svg) => XDocument.Parse(svg).Descendants()
            .Last(part => part.Attribute("stroke")?.Value == Palette.Color(0)).Attribute("d")!.Value;
        Assert.NotEqual(Path(up), Path(down));
        Assert.Contains(">6<", down);
    }

    [Fact]
    public void Texts_with_control_characters_and_halves_of_characters_can_be_drawn()
    {
        var text = "a\0b\u001b[1m" + "😀"[..1];
        var figure = Plot.Lines(text, text, text, new Series(text, [1, 2], [3, 4]), Good).Reference(1, text);
        var svg = XDocument.Parse(figure.ToSvg());
        Assert.Contains(svg.Descendants(), part => part.Value == "ab[1m\ufffd");
        Assert.Equal("a\0b\u001b[1m\ufffd", (string)Data(figure)[0]!["name"]!);
        XDocument.Parse(new LinkedPanels([0], [text]) { Title = text }.Panel(text, [1, 2], text).ToSvg());
        XDocument.Parse(new ImageGrid([new float[4]], 2, 2) { Title = text, Captions = [text] }.ToSvg());
    }

    [Fact]
    public void A_legend_leaves_the_plot_half_of_the_height()
    {
        var figure = Plot.Lines("t", "x", "y", [.. Enumerable.Range(0, 300).Select(i => new Series($"series {i}", [0, 1], [i, i]))]);
        Assert.Equal("v", (string)Layout(figure)["legend"]!["orientation"]!);
        Assert.InRange((int)Layout(figure)["margin"]!["t"]!, 14, 100);
        var window = XDocument.Parse(figure.ToSvg()).Root!.Elements().Single(part => part.Name.LocalName == "svg");
        Assert.True((double)window.Attribute("height")! > 150);
        Assert.Matches(">… and 2\\d\\d more<", figure.ToSvg());
    }

    [Fact]
    public void Many_lines_and_many_gaps_are_thinned()
    {
        double[] values = [.. Enumerable.Range(0, 50_000).Select(i => i % 2 == 0 ? double.NaN : i % 7)];
        Assert.InRange(Thinning.Peaks(values, 1_000).Count, 500, 1_600);
        Assert.Contains(Thinning.Peaks(values, 1_000), i => double.IsNaN(values[i]));
        var lines = Plot.Lines("t", "x", "y", [.. Enumerable.Range(0, 200).Select(i => new Series($"s{i}", values, values))]);
        Assert.InRange(lines.ToJson().Length, 100_000, 4_000_000);
    }

    [Fact]
    public void A_large_heat_map_shows_means()
    {
        var values = new double[1_001, 600];
        for (var row = 0; row < 1_001; row++)
        {
            for (var column = 0; column < 600; column++) values[row, column] = row < 2 && column < 2 ? 4 : 1;
        }
        values[0, 0] = double.NaN;
        var figure = Plot.HeatMap("t", "x", "y", values, rows: [.. Enumerable.Range(0, 1_001).Select(i => $"r{i}")]);
        var heat = Data(figure)[0]!;
        Assert.Equal("t (means of 2×2 cells)", (string)Layout(figure)["title"]!["text"]!);
        Assert.Equal((501, 300), (heat["z"]!.AsArray().Count, heat["z"]![0]!.AsArray().Count));
        Assert.Equal((4, 1), ((double)heat["z"]![0]![0]!, (double)heat["z"]![500]![299]!));
        Assert.Equal((0.5, 2.5, "r2"), ((double)heat["x"]![0]!, (double)heat["x"]![1]!, (string)heat["y"]![1]!));
        Assert.Contains(">500<", figure.ToSvg());
    }

    [Fact]
    public void A_violin_on_a_logarithmic_axis_is_drawn_of_what_it_has() =>
        Assert.DoesNotContain("NaN", Plot.Violins("t", "y", [new("a", [-1, 0, 1, 10, 100])]).YAxis(log: true).ToSvg());

    [Fact]
    public void Names_of_rows_are_left_out_where_they_would_touch()
    {
        string[] names = [.. Enumerable.Range(0, 100).Select(i => $"class {i}")];
        var svg = Plot.Confusion("t", [0, 1], [0, 1], names).ToSvg();
        Assert.InRange(XDocument.Parse(svg).Descendants().Count(part => part.Attribute("text-anchor")?.Value == "end"), 10, 40);
    }

    [Fact]
    public void What_a_chart_of_ones_own_configures_holds()
    {
        var config = new Config().With(("staticPlot", true), ("displayModeBar", true));
        var figure = new PlotlyFigure(GenericChart.setConfig(config, Chart.Point<double, double, string>([1], [1])));
        var json = JsonNode.Parse(figure.ToJson())!["config"]!;
        Assert.Equal((true, true, true), ((bool)json["staticPlot"]!, (bool)json["displayModeBar"]!, (bool)json["responsive"]!));
        Assert.False((bool)JsonNode.Parse(Plot.Lines("t", "x", "y", Good).ToJson())!["config"]!["displayModeBar"]!);
    }

    [Fact]
    public void A_still_picture_says_so_where_it_does_not_draw_what_plotly_does()
    {
        GenericChart Points() => Chart.Point<double, double, string>([1, 2], [1, 2]);
        var bars = Chart.StackedColumn<double, string, string>(values: [3, 2], Keys: new[] { "a", "b" });
        foreach (var (chart, kind) in new[]
        {
            (Chart.Scatter3D<double, double, double, string>([1, 2], [1, 2], [1, 2], StyleParam.Mode.Markers), "scatter3d"),
            (Chart.PointPolar<double, double, string>(r: [1, 2], theta: [1, 2]), "scatterpolar"),
            (Chart.Bar<double, string, string>(values: [3, 2], Keys: new[] { "a", "b" }), "horizontal bar"),
            (Chart.Combine([bars, bars]), "stack of bars"),
            (Chart.Grid([Points(), Points()], 1, 2), "grid of charts"),
        })
        {
            Assert.Contains($">The {kind} shows where scripts run.<", new PlotlyFigure(chart).ToSvg());
        }
        Assert.DoesNotContain("where scripts run", new PlotlyFigure(Points()).ToSvg());
    }

    [Fact]
    public void What_is_no_number_is_seen_in_grey_and_in_colour()
    {
        foreach (var grid in new[] { new ImageGrid([[float.NaN]], 1, 1), new ImageGrid([[0, float.NaN, 1]], 1, 1, 3) })
        {
            using var picture = SkiaSharp.SKBitmap.Decode(grid.ToPng());
            Assert.Equal("#ffb040e0", picture.GetPixel(picture.Width / 2, picture.Height / 2).ToString());
        }
    }

    [Fact]
    public void A_row_of_one_unknown_cell() => Assert.Contains("–", new Table("a").Row(null).ToString());

    private static JsonArray Data(PlotlyFigure figure) => JsonNode.Parse(figure.ToJson())!["data"]!.AsArray();

    private static JsonNode Layout(PlotlyFigure figure) => JsonNode.Parse(figure.ToJson())!["layout"]!;
}
