using System.Text.Json.Nodes;

namespace FilterGen.Figures.Tests;

public class PanelGridTests
{
    private readonly PlotlyFigure loss =
        Plot.Lines("Loss", "epoch", "loss", Series.PerEpoch("train", [2, 1]), Series.PerEpoch("test", [3, 2]));
    private readonly PlotlyFigure accuracy =
        Plot.Lines("Accuracy", "epoch", "%", Series.PerEpoch("test", [90, 95]), Series.PerEpoch("swapped", [80, 85]))
            .Reference(99, "paper");

    [Fact]
    public void Every_panel_has_its_own_axes()
    {
        var json = Parse(Plot.Row(loss, accuracy));

        Assert.Equal(["x", "x", "x2", "x2"], json["data"]!.AsArray().Select(trace => trace!["xaxis"]!.GetValue<string>()));
        JsonAssert.Equal("[0, 0.45]", json["layout"]!["xaxis"]!["domain"]);
        JsonAssert.Equal("[0.55, 1]", json["layout"]!["xaxis2"]!["domain"]);
        JsonAssert.Equal("[0, 1]", json["layout"]!["yaxis2"]!["domain"]);
        Assert.Equal("x2", json["layout"]!["yaxis2"]!["anchor"]!.GetValue<string>());
    }

    [Fact]
    public void A_name_has_one_legend_entry_and_one_colour_in_all_panels()
    {
        var traces = Parse(Plot.Row(loss, accuracy))["data"]!.AsArray();

        Assert.Equal(
            [("train", true), ("test", true), ("test", false), ("swapped", true)],
            traces.Select(trace => (trace!["name"]!.GetValue<string>(), trace["showlegend"]?.GetValue<bool>() ?? true)));
        Assert.Equal(
            ["#0072b2", "#d55e00", "#d55e00", "#009e73"], traces.Select(trace => trace!["line"]!["color"]!.GetValue<string>()));
    }

    [Fact]
    public void Titles_and_reference_lines_move_with_their_panels()
    {
        var layout = Parse(Plot.Row(loss, accuracy))["layout"]!;

        Assert.Equal("x2 domain", layout["shapes"]![0]!["xref"]!.GetValue<string>());
        Assert.Equal("y2", layout["shapes"]![0]!["yref"]!.GetValue<string>());
        Assert.Equal(
            [("Loss", "x domain"), ("paper", "x2 domain"), ("Accuracy", "x2 domain")],
            layout["annotations"]!.AsArray().Select(note => (note!["text"]!.GetValue<string>(), note["xref"]!.GetValue<string>())));
    }

    [Fact]
    public void A_reference_lines_label_stays_in_its_panel()
    {
        static JsonNode Label(PlotlyFigure figure) =>
            Parse(figure)["layout"]!["annotations"]!.AsArray().Single(note => note!["text"]!.GetValue<string>() == "paper")!;

        Assert.Equal("right", Label(Plot.Row(accuracy, loss))["xanchor"]!.GetValue<string>());
        Assert.Equal("bottom", Label(Plot.Row(accuracy, loss))["yanchor"]!.GetValue<string>());
        Assert.Equal("left", Label(Plot.Grid(1, accuracy, loss))["xanchor"]!.GetValue<string>());
    }

    [Fact]
    public void Rows_stand_one_under_the_other()
    {
        var layout = Parse(Plot.Grid(2, loss, accuracy, loss))["layout"]!;
        double Bottom(string axis) => layout[axis]!["domain"]![0]!.GetValue<double>();
        double Top(string axis) => layout[axis]!["domain"]![1]!.GetValue<double>();

        Assert.Equal((Bottom("yaxis"), Top("yaxis")), (Bottom("yaxis2"), Top("yaxis2")));
        Assert.Equal(1, Top("yaxis"));
        Assert.Equal(0, Bottom("yaxis3"));
        Assert.True(Top("yaxis3") < Bottom("yaxis"));
    }

    [Fact]
    public void Composing_leaves_the_panels_as_they_were()
    {
        var before = accuracy.ToJson();
        Plot.Row(loss, accuracy);

        Assert.Equal(before, accuracy.ToJson());
    }

    private static JsonObject Parse(PlotlyFigure figure) => JsonNode.Parse(figure.ToJson())!.AsObject();
}
