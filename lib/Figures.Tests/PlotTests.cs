using System.Text.Json.Nodes;

namespace FilterGen.Figures.Tests;

public class PlotTests
{
    [Fact]
    public void Lines_become_marked_traces_in_the_palettes_colours()
    {
        var figure = Plot.Lines(
            "Loss", "epoch", "loss",
            Series.PerEpoch("train", [0.5, double.NaN, 0.1f]),
            Series.PerEpoch("test", [0.6, double.PositiveInfinity, 0.2]) with { Dashed = true, Color = "#123456" });

        JsonAssert.Equal("""
            [
              { "type": "scatter", "mode": "lines+markers", "name": "train", "x": [1, 2, 3], "y": [0.5, null, 0.100000001],
                "legendgroup": "train", "line": { "width": 2, "dash": "solid", "color": "#0072b2" },
                "marker": { "size": 6, "color": "#0072b2" } },
              { "type": "scatter", "mode": "lines+markers", "name": "test", "x": [1, 2, 3], "y": [0.6, null, 0.2],
                "legendgroup": "test", "line": { "width": 2, "dash": "dash", "color": "#123456" },
                "marker": { "size": 6, "color": "#123456" } }
            ]
            """, Parse(figure)["data"]);
    }

    [Fact]
    public void The_layout_has_titles_legend_and_margins()
    {
        var figure = Plot.Lines("Loss", "epoch", "loss", Series.PerEpoch("train", [2, 1]), Series.PerEpoch("test", [3, 2]));
        var layout = Parse(figure)["layout"]!.AsObject();
        layout.Remove("template");

        JsonAssert.Equal("""
            {
              "title": { "text": "Loss", "font": { "size": 16, "weight": 600 }, "xref": "paper", "x": 0, "xanchor": "left",
                         "yref": "container", "y": 1, "yanchor": "top", "pad": { "t": 12 } },
              "xaxis": { "title": { "text": "epoch" }, "dtick": 1 },
              "yaxis": { "title": { "text": "loss" } },
              "hovermode": "x unified", "height": 400, "showlegend": true, "legend": { "y": 1.0070922 },
              "margin": { "l": 64, "r": 20, "t": 64, "b": 54 }
            }
            """, layout);
    }

    [Fact]
    public void A_spread_becomes_a_band_in_the_lines_colour_without_a_legend_entry()
    {
        var line = new Series("fg", [1, 2, 3], [10, double.NaN, 30]) { Spread = [1, 1, 2] };
        var band = Parse(Plot.Lines("a", "b", "c", line))["data"]![0]!;

        JsonAssert.Equal("[1, 3, 3, 1]", band["x"]);
        JsonAssert.Equal("[11, 32, 28, 9]", band["y"]);
        Assert.Equal("rgba(0,114,178,0.18)", band["fillcolor"]!.GetValue<string>());
        Assert.False(band["showlegend"]!.GetValue<bool>());
    }

    [Fact]
    public void Bars_become_groups_with_error_bars()
    {
        var figure = Plot.Bars("Error", "landmark", "%", ["eye", "nose"], new BarSeries("ours", [4, double.NaN]) { Errors = [0.5, 0.1] });

        JsonAssert.Equal("""
            [
              { "type": "bar", "name": "ours", "x": ["eye", "nose"], "y": [4, null], "legendgroup": "ours",
                "error_y": { "type": "data", "array": [0.5, 0.1], "color": "#57606a", "thickness": 1.5, "width": 4 },
                "marker": { "color": "#0072b2" } }
            ]
            """, Parse(figure)["data"]);
        Assert.Equal("group", Parse(figure)["layout"]!["barmode"]!.GetValue<string>());
    }

    [Fact]
    public void A_heat_map_of_signed_values_is_symmetric_and_diverging()
    {
        var trace = Parse(Plot.HeatMap("a", "b", "c", new[,] { { -1.0, 0.5 }, { double.NaN, 0.25 } }, ["x", "y"]))["data"]![0]!;

        JsonAssert.Equal("[[-1, 0.5], [null, 0.25]]", trace["z"]);
        JsonAssert.Equal("[-1, 1]", new JsonArray(trace["zmin"]!.DeepClone(), trace["zmax"]!.DeepClone()));
        JsonAssert.Equal("""[0.5, "#ffffff"]""", trace["colorscale"]![5]);
        JsonAssert.Equal("""["x", "y"]""", trace["x"]);
        Assert.Null(trace["y"]);
        Assert.Equal("%{z:.3~g}", trace["texttemplate"]!.GetValue<string>());
    }

    [Fact]
    public void A_heat_map_of_amounts_spans_its_values_and_writes_no_numbers_into_many_cells()
    {
        var values = new double[13, 13];
        values[0, 0] = 3;
        var trace = Parse(Plot.HeatMap("a", "b", "c", values))["data"]![0]!;

        JsonAssert.Equal("[0, 3]", new JsonArray(trace["zmin"]!.DeepClone(), trace["zmax"]!.DeepClone()));
        JsonAssert.Equal("""[0, "#440154"]""", trace["colorscale"]![0]);
        Assert.Null(trace["texttemplate"]);
    }

    [Theory]
    [InlineData(999, "scatter")]
    [InlineData(1_000, "scattergl")]
    public void Many_points_are_drawn_by_WebGL(int points, string type) =>
        Assert.Equal(type, Plot.Scatter("a", "b", "c", Cloud("d", points)).Traces[0].type);

    [Fact]
    public void A_cloud_above_the_limit_is_thinned_and_the_title_says_so()
    {
        var figure = Plot.Scatter("t-SNE", "", "", Cloud("0", 30_000), Cloud("1", 10_000));

        Assert.Equal([15_000, 5_000], figure.Traces.Select(trace => trace.Items<double?>("x").Count()));
        Assert.Equal("t-SNE (20,000 of 40,000 points)", figure.TitleText);
    }

    [Fact]
    public void Labels_are_shown_under_the_pointer()
    {
        var trace = Parse(Plot.Scatter("a", "b", "c", Cloud("d", 2) with { Labels = ["seven", "one"] }))["data"]![0]!;

        JsonAssert.Equal("""["seven", "one"]""", trace["text"]);
        Assert.Equal("%{text}", trace["hovertemplate"]!.GetValue<string>());
    }

    [Fact]
    public void A_reference_line_crosses_the_figure_and_has_its_label_beside_it()
    {
        var figure = Plot.Lines("a", "b", "c", Series.PerEpoch("d", [98, 99])).Reference(99.1, "paper 99.10");
        var layout = Parse(figure)["layout"]!;

        JsonAssert.Equal("""
            [{ "type": "line", "xref": "x domain", "x0": 0, "x1": 1, "yref": "y", "y0": 99.1, "y1": 99.1,
               "line": { "color": "#57606a", "width": 1.5, "dash": "dash" } }]
            """, layout["shapes"]);
        JsonAssert.Equal("""
            [{ "text": "paper 99.10", "xref": "x domain", "x": 1, "yref": "y", "y": 99.1, "xanchor": "left", "yanchor": "middle",
               "showarrow": false, "font": { "size": 12, "color": "#57606a" } }]
            """, layout["annotations"]);
    }

    [Fact]
    public void On_a_logarithmic_axis_ranges_and_labels_are_exponents_and_lines_are_values()
    {
        var figure = Plot.Lines("a", "b", "c", Series.PerEpoch("d", [1, 0.01]))
            .Reference(0.1, "goal").YAxis(from: 0.001, to: 10, log: true);
        var layout = Parse(figure)["layout"]!;

        JsonAssert.Equal("[-3, 1]", layout["yaxis"]!["range"]);
        JsonAssert.Equal("0.1", layout["shapes"]![0]!["y0"]);
        JsonAssert.Equal("-1", layout["annotations"]![0]!["y"]);
    }

    [Fact]
    public void An_axis_with_one_end_set_finds_the_other_itself()
    {
        var axis = Parse(Plot.Lines("a", "b", "c", Series.PerEpoch("d", [1, 2])).YAxis(from: 0))["layout"]!["yaxis"]!;

        JsonAssert.Equal("[0, null]", axis["range"]);
        Assert.Equal("max", axis["autorange"]!.GetValue<string>());
    }

    [Fact]
    public void Making_the_json_does_not_change_the_figure()
    {
        var figure = Plot.Lines("a", "b", "c", Series.PerEpoch("d", [1, 2])).Reference(1, "e");

        Assert.Equal(figure.ToJson(), figure.ToJson());
        Assert.Empty(figure.Layout.Items<object>("shapes"));
    }

    private static Series Cloud(string name, int points)
    {
        double[] places = [.. Enumerable.Range(0, points).Select(i => (double)i)];
        return new(name, places, places);
    }

    private static JsonObject Parse(PlotlyFigure figure) => JsonNode.Parse(figure.ToJson())!.AsObject();
}
