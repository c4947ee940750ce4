using System.Text.Json.Nodes;
using Plotly.NET;
using Plotly.NET.CSharp;
using Plotly.NET.LayoutObjects;
using Chart = Plotly.NET.CSharp.Chart;

namespace FilterGen.Figures.Tests;

/// <summary>Where Plotly.NET's own calls go on, and charts that it made.</summary>
public class OwnChartTests
{
    [Fact]
    public void A_figures_chart_goes_on_with_Plotly_NETs_calls()
    {
        var figure = Plot.Lines("Loss", "epoch", "loss", Series.PerEpoch("train", [2, 1])).Reference(0.5, "goal");
        var changed = new PlotlyFigure(figure.Chart.WithXAxisStyle<double, double, string>(TitleText: "steps").WithSize(Height: 300));

        var (before, after) = (Parse(figure)["layout"]!, Parse(changed)["layout"]!);
        Assert.Equal(("epoch", 400), ((string)before["xaxis"]!["title"]!["text"]!, (int)before["height"]!));
        Assert.Equal(("steps", 300), ((string)after["xaxis"]!["title"]!["text"]!, (int)after["height"]!));
        Assert.Equal("loss", (string)after["yaxis"]!["title"]!["text"]!);
        Assert.Equal(1, (int)after["xaxis"]!["dtick"]!);
        Assert.Single(after["shapes"]!.AsArray());
        JsonAssert.Equal(Parse(figure)["data"]!.ToJsonString(), Parse(changed)["data"]);
    }

    [Fact]
    public void A_figure_of_a_figures_chart_is_the_figure()
    {
        var figure = Plot.Row(
            Plot.Lines("Loss", "epoch", "loss", Series.PerEpoch("train", [2, 1]) with { Spread = [0.1, 0.2] })
                .YAxis(log: true).Reference(1, "goal"),
            Plot.HeatMap("Map", "x", "y", new double[,] { { 1, 2 }, { 3, 4 } }));

        JsonAssert.Equal(figure.ToJson(), Parse(new PlotlyFigure(figure.Chart)));
        Assert.Equal(figure.ToSvg(), new PlotlyFigure(figure.Chart).ToSvg());
    }

    [Fact]
    public void A_chart_of_ones_own_has_the_workbooks_look_and_stays_as_it_is()
    {
        var chart = Chart.Point<double, double, string>([1, 2], [3, double.NaN], Name: "mine");
        var before = GenericChart.toJson(chart);
        var figure = new PlotlyFigure(chart).Title("Own").HideAxes();

        var json = Parse(figure);
        Assert.Equal(Theme.FontFamily, (string)json["layout"]!["template"]!["layout"]!["font"]!["family"]!);
        Assert.Equal((400, null), ((int)json["layout"]!["height"]!, json["layout"]!["width"]));
        Assert.Equal("mine", (string)json["data"]![0]!["name"]!);
        Assert.Contains("Own", figure.ToSvg());
        Assert.Equal(before, GenericChart.toJson(chart));
    }

    [Fact]
    public void What_a_chart_sets_holds()
    {
        var chart = Chart.Histogram<double, double, string>(X: new[] { 1.0, 2, 2 }, Name: "values")
            .WithSize(Width: 640, Height: 480);
        GenericChart.getLayout(chart).Part<Margin>("margin").SetProperty("l", 10);

        var layout = Parse(new PlotlyFigure(chart))["layout"]!;
        Assert.Equal((640, 480), ((int)layout["width"]!, (int)layout["height"]!));
        Assert.Equal((10, 54), ((int)layout["margin"]!["l"]!, (int)layout["margin"]!["b"]!));
    }

    [Fact]
    public void Text_does_not_end_the_script_that_holds_it()
    {
        var figure = Plot.Lines("a", "b", "c", Series.PerEpoch("</script><b>", [1, 2]));

        Assert.DoesNotContain("</script><b>", figure.ToHtml());
        Assert.Equal("</script><b>", (string)Parse(figure)["data"]![0]!["name"]!);
    }

    private static JsonObject Parse(PlotlyFigure figure) => JsonNode.Parse(figure.ToJson())!.AsObject();
}
