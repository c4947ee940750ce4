using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace FilterGen.Figures.Tests;

public class ConfusionTests
{
    private readonly PlotlyFigure figure = Plot.Confusion("Confusion", [0, 0, 0, 0, 1], [0, 0, 0, 1, 1], ["cat", "dog", "owl"]);

    [Fact]
    public void Cells_are_coloured_by_the_share_of_their_row_and_show_the_count()
    {
        var trace = JsonNode.Parse(figure.ToJson())!["data"]![0]!;

        JsonAssert.Equal("[[0.75, 0.25, 0], [0, 1, 0], [null, null, null]]", trace["z"]);
        JsonAssert.Equal("""[["3", "1", "0"], ["0", "1", "0"], ["0", "0", "0"]]""", trace["text"]);
        Assert.Equal("%{text}", trace["texttemplate"]!.GetValue<string>());
        JsonAssert.Equal("[0, 1]", new JsonArray(trace["zmin"]!.DeepClone(), trace["zmax"]!.DeepClone()));
    }

    [Fact]
    public void The_still_picture_shows_the_counts_too()
    {
        var texts = XDocument.Parse(figure.ToSvg()).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value).ToList();

        Assert.Contains("3", texts);
        Assert.Contains("20 %", texts);
        Assert.DoesNotContain("0.75", texts);
    }

    [Theory]
    [InlineData(new long[] { 0, 1 }, new long[] { 0 }, "found 2 labels and 1 predictions.")]
    [InlineData(new long[0], new long[0], "found 0 labels and 0 predictions.")]
    [InlineData(new long[] { 3 }, new long[] { 0 }, "expected classes from 0 to 1, found 3 predicted as 0.")]
    [InlineData(new long[] { 0 }, new long[] { -1 }, "expected classes from 0 to 1, found 0 predicted as -1.")]
    public void A_class_that_is_not_there_is_told(long[] labels, long[] predictions, string message) =>
        Assert.EndsWith(
            message, Assert.Throws<ArgumentException>(() => Plot.Confusion("t", labels, predictions, ["a", "b"])).Message);

    [Fact]
    public void Runs_become_their_mean_with_a_band_of_a_standard_deviation()
    {
        var series = Series.OverRuns("fg", [[1, 10], [3, 10], [5, 13]]);

        Assert.Equal([1, 2], series.X);
        Assert.Equal([3, 11], series.Y);
        Assert.Equal(2, series.Spread![0], 12);
        Assert.Equal(Math.Sqrt(3), series.Spread[1], 12);
        Assert.Null(Series.OverRuns("one", [[1, 2]]).Spread);
    }
}
