using System.Text.Json.Nodes;
using System.Xml.Linq;
using FilterGen.Figures.Svg;
using Plotly.NET;

namespace FilterGen.Figures.Tests;

public class StaticSvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Every_kind_of_figure_is_well_formed_and_has_its_texts()
    {
        var lines = Plot.Lines("Loss", "epoch", "mean", Series.PerEpoch("train", [2, 1]), Series.PerEpoch("test", [3, 2]))
            .Reference(1, "goal");
        var bars = Plot.Bars("Error", "landmark", "%", ["eye", "nose"], new BarSeries("ours", [1, 2]) { Errors = [0.1, 0.1] });
        var heat = Plot.HeatMap("Map", "column", "row", new[,] { { 0.25, 1 } }, rows: ["first row"]);
        var texts = Texts(Plot.Grid(2, lines, bars, heat).Title("All"));

        Assert.Superset(
            new HashSet<string>
            {
                "All", "Loss", "epoch", "mean", "train", "test", "goal", "Error", "landmark", "eye", "nose", "ours",
                "Map", "column", "row", "first row", "0.25",
            },
            texts.ToHashSet());
    }

    [Theory]
    [InlineData("Accuracy of generated filters on the test images, by the number of filters and by the size of the repository that they are of")]
    [InlineData("Genauigkeit &amp; Verlust, <b>mit x<sub>1</sub></b> und einem &lt;b&gt; darin, das ein Text ist und keiner, der fett ist, nicht wahr")]
    [InlineData("𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲𝒲")]
    public void Titles_of_any_length_stay_within_the_picture(string title)
    {
        var panel = Plot.Lines(title, title, title, Series.PerEpoch("d", [1, 3]));
        foreach (var figure in new[] { panel, Plot.Row(panel, panel, panel).Title(title), Plot.Lines("short", "x", "y", Series.PerEpoch("d", [1])) })
        {
            var picture = XDocument.Parse(figure.ToSvg()).Root!;
            foreach (var text in picture.Descendants(Svg + "text"))
            {
                var size = Pixel(text, "font-size");
                var length = TextWidth.Of(text.Value, size, text.Attribute("font-weight") is not null);
                var turned = text.Attribute("transform") is not null;
                var (place, room) = turned ? (Pixel(text, "y"), figure.Height) : (Pixel(text, "x"), 800);
                var from = place - length * text.Attribute("text-anchor")!.Value switch { "start" => 0, "middle" => 0.5, _ => 1 };
                Assert.True(from > -1 && from + length < room + 1, $"{text.Value} goes from {from:0} to {from + length:0} of {room}");
                Assert.DoesNotContain('<', text.Value.Replace("<b>", "", StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [InlineData(6.4e17, 6.4e17)]
    [InlineData(6.4e17, 6.4e17 + 128)]
    [InlineData(0.3, 0.30000000000000004)]
    [InlineData(-1e300, 1e300)]
    [InlineData(-1.7e308, 1.7e308)]
    public void An_axis_ends_however_close_or_far_its_numbers_are(double low, double high)
    {
        var figure = Own($$"""{ "type": "scatter", "x": [{{low:R}}, {{high:R}}], "y": [1, 2] }""");

        Assert.InRange(Texts(figure).Count(), 2, 70);
    }

    [Fact]
    public void Dates_stand_where_their_time_is()
    {
        var dates = """["2024-01-01", "2024-01-11T00:00:00", "2024-03-31 12:00"]""";
        var line = Own($$"""{ "type": "scatter", "mode": "lines", "x": {{dates}}, "y": [1, 2, 3] }""");
        var places = Places(DataLines(line).Single());
        Assert.Equal(10 / 90.5, (places[1] - places[0]) / (places[2] - places[0]), 2);
        Assert.Contains("Feb 2024", Texts(line));

        var bars = Own($$"""{ "type": "bar", "x": ["2023-11-01", "2023-12-01", "2024-01-01"], "y": [1, 2, 3] }""");
        var edges = XDocument.Parse(bars.ToSvg()).Descendants(Svg + "rect").Skip(1)
            .Select(bar => (Left: Pixel(bar, "x"), Width: Pixel(bar, "width"))).ToList();
        Assert.Equal(3, edges.Count);
        Assert.All(edges, bar => Assert.True(bar.Left >= 64 && bar.Left + bar.Width <= 782 && bar.Width > 100, $"{bar}"));
    }

    [Theory]
    [InlineData("2024-01-01", "2024-01-01T00:00:20", "00:00:10")]
    [InlineData("2024-01-01", "2024-01-01T04:00", "Jan 1, 01:00")]
    [InlineData("2024-02-27", "2024-03-02", "Feb 29, 2024")]
    [InlineData("1023-01-01", "1999-01-01", "1500")]
    [InlineData("0001-01-01", "9999-12-31", "6000")]
    [InlineData("2024-05-05", "2024-05-05", "May 5, 00:00")]
    [InlineData("0042-01-01", "0044-01-01", "Jul 0042")]
    [InlineData("9999-12-30", "9999-12-31T23:59:59", "")]
    public void Axes_of_any_stretch_of_time_have_round_labels(string from, string to, string label)
    {
        var texts = Texts(Own($$"""{ "type": "scatter", "x": ["{{from}}", "{{to}}"], "y": [1, 2] }""")).ToList();
        Assert.Contains(label, texts.Append(""));
        Assert.InRange(texts.Count, 2, 40);
    }

    [Theory]
    [InlineData("""{ "type": "scatter", "x": ["2024-01-01", "2024", "2024-13-01"], "y": [1, 2, 3] }""", "2024-13-01")]
    [InlineData("""{ "type": "heatmap", "x": ["2024-01-01", "2024-01-05"], "y": ["a", "b"], "z": [[1, 2], [3, 4]] }""", "2024-01-05")]
    public void Names_that_are_no_dates_stay_names(string trace, string name) => Assert.Contains(name, Texts(Own(trace)));

    [Fact]
    public void A_gap_in_the_data_is_a_gap_in_the_line()
    {
        var whole = Plot.Lines("a", "b", "c", Series.PerEpoch("d", [1, 2, 3, 4, 5]));
        var broken = Plot.Lines("a", "b", "c", Series.PerEpoch("d", [1, 2, double.NaN, 4, 5]));

        Assert.Single(DataLines(whole));
        Assert.Equal(2, DataLines(broken).Count());
    }

    [Fact]
    public void A_higher_value_is_drawn_higher()
    {
        var path = DataLines(Plot.Lines("a", "b", "c", Series.PerEpoch("d", [1, 3]))).Single().Attribute("d")!.Value;
        var points = path.Split('M', 'L').Skip(1).Select(point => point.Split(' ').Select(double.Parse).ToArray()).ToList();

        Assert.True(points[0][0] < points[1][0]);
        Assert.True(points[0][1] > points[1][1]);
    }

    [Fact]
    public void Bars_stand_on_zero_and_are_as_high_as_their_values()
    {
        var bars = Document(Plot.Bars("a", "b", "c", ["x", "y"], new BarSeries("s", [2, 4]))).Descendants(Svg + "rect")
            .Where(rectangle => rectangle.Attribute("fill")!.Value == Palette.Color(0)).ToList();
        double Number(int bar, string name) => double.Parse(bars[bar].Attribute(name)!.Value);

        Assert.Equal(2, bars.Count);
        Assert.Equal(2, Number(1, "height") / Number(0, "height"), 2);
        Assert.Equal(Number(0, "y") + Number(0, "height"), Number(1, "y") + Number(1, "height"), 1);
    }

    [Fact]
    public void A_cloud_is_one_path_of_limited_size()
    {
        double[] places = [.. Enumerable.Range(0, 20_000).Select(i => (double)i)];

        Assert.InRange(Plot.Scatter("a", "b", "c", new Series("d", places, places)).ToSvg().Length, 1_000, 20_000);
    }

    [Fact]
    public void Markup_of_plotly_becomes_plain_text_and_other_markup_stays_text()
    {
        var texts = Texts(Plot.Lines("<b>n<sub>enc</sub></b> & <script>alert(1)</script>", "b", "c", Series.PerEpoch("d", [1])));

        Assert.Contains("nenc\u200b & <script>alert(1)</script>", texts);
    }

    [Fact]
    public void Hostile_colours_and_names_cannot_leave_their_attributes()
    {
        const string hostile = "\"/><script>alert(1)</script>";
        var figure = Plot.Lines(hostile, hostile, hostile, Series.PerEpoch(hostile, [1, 2]) with { Color = hostile }).Reference(1, hostile);

        Assert.DoesNotContain(Document(figure).Descendants(), element => element.Name.LocalName == "script");
    }

    [Fact]
    public void Ticks_of_a_reversed_axis_run_downwards()
    {
        var rows = Document(Plot.HeatMap("a", "b", "c", new double[2, 1], rows: ["first", "second"])).Descendants(Svg + "text");
        double Height(string label) => double.Parse(rows.Single(text => text.Value == label).Attribute("y")!.Value);

        Assert.True(Height("first") < Height("second"));
    }

    [Fact]
    public void A_figure_without_any_finite_number_is_still_drawn() =>
        Assert.Contains("loss", Texts(Plot.Lines("a", "b", "loss", Series.PerEpoch("d", [double.NaN])).YAxis(log: true)));

    [Theory]
    [InlineData("""{ "type": "heatmap", "z": [[1, 2], [3, 4]], "colorscale": "Viridis" }""")]
    [InlineData("""{ "type": "heatmap", "z": [[1, 2]], "colorscale": [[0, "rgb(1,2,3)"], [1, "red"]] }""")]
    [InlineData("""{ "type": "heatmap", "z": [] }""")]
    [InlineData("""{ "type": "pie", "labels": ["a"], "values": [1], "name": 3 }""")]
    [InlineData("""{ "y": [1, 2], "marker": { "color": ["red", "blue"] } }""")]
    [InlineData("{}")]
    public void A_trace_of_ones_own_does_not_keep_the_figure_from_being_drawn(string trace)
    {
        var figure = Own(trace).Title("a plain title");

        Assert.Contains("a plain title", Texts(figure));
        Assert.Contains("a plain title", figure.ToHtml());
    }

    [Fact]
    public void A_kind_that_is_not_drawn_is_named() =>
        Assert.Contains("The pie shows where scripts run.", Texts(Own("""{ "type": "pie", "labels": ["a"], "values": [1] }""")));

    /// <summary>A figure of a chart with this one trace.</summary>
    private static PlotlyFigure Own(string trace)
    {
        var json = JsonNode.Parse(trace)!.AsObject();
        var own = Fill(new Trace(json["type"]?.ToString() ?? "scatter"), json);
        return new(GenericChart.ofTraceObject(false, own));

        static T Fill<T>(T part, JsonObject json) where T : DynamicObj.DynamicObj
        {
            foreach (var (name, value) in json) part.SetProperty(name, Value(value));
            return part;
        }

        static object Value(JsonNode? node) => node switch
        {
            JsonArray array => array.Select(Value).ToArray(),
            JsonObject part => Fill(new DynamicObj.DynamicObj(), part),
            _ => node!.AsValue().TryGetValue(out double number) ? number : node.ToString(),
        };
    }

    private static XDocument Document(PlotlyFigure figure) => XDocument.Parse(figure.ToSvg());

    private static IEnumerable<string> Texts(PlotlyFigure figure) => Document(figure).Descendants(Svg + "text").Select(text => text.Value);

    /// <summary>The pixels from the left of a line's points.</summary>
    private static double[] Places(XElement line) =>
        [.. line.Attribute("d")!.Value.Split('M', 'L').Skip(1).Select(point => double.Parse(point.Split(' ')[0], CultureInfo.InvariantCulture))];

    private static double Pixel(XElement shape, string name) => double.Parse(shape.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static IEnumerable<XElement> DataLines(PlotlyFigure figure) =>
        Document(figure).Descendants(Svg + "path").Where(path => path.Attribute("fill")?.Value == "none");
}
