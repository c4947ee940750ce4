using System.Text.Json.Nodes;

namespace FilterGen.Figures.Tests;

public class DistributionTests
{
    [Fact]
    public void A_histogram_counts_every_number_once()
    {
        var figure = Plot.Histogram("h", "x", [new("a", [0, 0.5, 1, 1.5, 4, double.NaN])], bins: 4);
        var trace = JsonNode.Parse(figure.ToJson())!["data"]![0]!;

        JsonAssert.Equal("[0, 0, 1, 1, 2, 2, 3, 3, 4, 4]", trace["x"]);
        JsonAssert.Equal("[0, 40, 40, 40, 40, 0, 0, 20, 20, 0]", trace["y"]);
        Assert.Equal("1 to 2: 40 %", trace["text"]![3]!.GetValue<string>());
        Assert.Equal("rgba(0,114,178,0.18)", trace["fillcolor"]!.GetValue<string>());
    }

    [Fact]
    public void Histograms_over_each_other_have_the_same_bins()
    {
        var random = new Random(1);
        double[] Draw(double shift) => [.. Enumerable.Range(0, 500).Select(_ => shift + random.NextDouble())];
        var data = JsonNode.Parse(Plot.Histogram("h", "x", [new("a", Draw(0)), new("b", Draw(1))]).ToJson())!["data"]!;

        JsonAssert.Equal(data[0]!["x"]!.ToJsonString(), data[1]!["x"]);
        Assert.Equal([100, 100], data.AsArray().Select(trace => trace!["y"]!.AsArray().Sum(share => (double)share!) / 2), Nearly);
    }

    [Theory]
    [InlineData(new double[] { 3 })]
    [InlineData(new double[] { 3, 3, 3 })]
    public void Equal_numbers_have_a_histogram_and_a_violin(double[] values)
    {
        Assert.Contains("100 %", Plot.Histogram("h", "x", [new("a", values)]).ToJson());
        Assert.Contains("<path", Plot.Violins("v", "y", [new("a", values)]).ToSvg());
    }

    [Fact]
    public void Violins_and_boxes_stand_over_their_names()
    {
        Distribution[] numbers = [Distribution.Of("3", [1f, 2f, 4f]), new("5", [2, 3]) { Color = "#123456" }];
        JsonAssert.Equal("""
            [
              { "type": "violin", "name": "3", "y": [1, 2, 4], "legendgroup": "3", "showlegend": false,
                "line": { "width": 1.5, "color": "#0072b2" }, "box": { "visible": true }, "points": false, "spanmode": "hard",
                "width": 0.8, "fillcolor": "rgba(0,114,178,0.18)" },
              { "type": "violin", "name": "5", "y": [2, 3], "legendgroup": "5", "showlegend": false,
                "line": { "width": 1.5, "color": "#123456" }, "box": { "visible": true }, "points": false, "spanmode": "hard",
                "width": 0.8, "fillcolor": "rgba(18,52,86,0.18)" }
            ]
            """, JsonNode.Parse(Plot.Violins("v", "y", numbers).ToJson())!["data"]);
        Assert.Equal("box", JsonNode.Parse(Plot.Boxes("v", "y", numbers).ToJson())!["data"]![1]!["type"]!.GetValue<string>());
    }

    [Fact]
    public void Distributions_are_told_in_words()
    {
        Distribution[] numbers = [new("a", [4, 1, 2, 2.5, 2])];
        Assert.Equal("h\n  a: most 2 to 3: 60 %", KernelDisplay.Show(Plot.Histogram("h", "x", numbers, bins: 3))["text/plain"]);
        Assert.Equal("v\n  a: median 2, from 1 to 4", KernelDisplay.Show(Plot.Violins("v", "y", numbers))["text/plain"]);
        Assert.Equal("b\n  a: median 2, from 1 to 4", KernelDisplay.Show(Plot.Boxes("b", "y", numbers))["text/plain"]);
    }

    [Fact]
    public void Many_numbers_are_thinned_and_keep_their_quartiles()
    {
        var violin = Plot.Violins("v", "y", [new("a", [.. Enumerable.Range(0, 50_000).Reverse().Select(i => i / 50_000.0)])]);
        double[] shown = [.. JsonNode.Parse(violin.ToJson())!["data"]![0]!["y"]!.AsArray().Select(value => (double)value!)];

        Assert.Equal(2_000, shown.Length);
        Assert.Equal(0.25, shown[500], 0.001);
        Assert.Equal(0.75, shown[1_500], 0.001);
    }

    [Fact]
    public void The_still_picture_has_a_box_at_the_quartiles()
    {
        // Five numbers from 0 to 4 on an axis that reaches a little beyond: quartiles 1 and 3.
        var svg = Plot.Boxes("b", "y", [new("a", [0, 1, 2, 3, 4])]).YAxis(from: 0, to: 4).ToSvg();
        var box = System.Text.RegularExpressions.Regex.Matches(svg, "<rect [^>]*y=\"([0-9.]+)\"[^>]*height=\"([0-9.]+)\"[^>]*stroke=")[^1];
        var axis = System.Text.RegularExpressions.Regex.Match(svg, "<svg x=\"[0-9.]+\" y=\"([0-9.]+)\" width=\"[0-9.]+\" height=\"([0-9.]+)\"");
        var (top, height) = (double.Parse(axis.Groups[1].Value), double.Parse(axis.Groups[2].Value));

        Assert.Equal(top + height / 4, double.Parse(box.Groups[1].Value), 0.02);
        Assert.Equal(height / 2, double.Parse(box.Groups[2].Value), 0.02);
        Assert.DoesNotContain("where scripts run", svg);
    }

    [Fact]
    public void Without_numbers_there_is_no_figure()
    {
        Assert.Contains("expected at least one distribution", Assert.Throws<ArgumentException>(() => Plot.Histogram("h", "x", [])).Message);
        Assert.Contains("found 1 values",
            Assert.Throws<ArgumentException>(() => Plot.Violins("v", "y", [new("a", [double.NaN])])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Plot.Histogram("h", "x", [new("a", [1])], bins: 0));
    }

    private static bool Nearly(double a, double b) => Math.Abs(a - b) < 1e-6;
}
