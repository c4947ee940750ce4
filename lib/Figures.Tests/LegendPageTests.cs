namespace FilterGen.Figures.Tests;

/// <summary>Legends in a real browser, drawn by the plotly.js that Plotly.NET carries.</summary>
[Collection(ChromiumPage.Name)]
public class LegendPageTests(ChromiumPage page)
{
    private const string Narrow = "<body style=\"width:684px;margin:8px\">";

    [ChromiumFact]
    public async Task The_legend_stays_below_the_title_and_above_the_plot()
    {
        foreach (var (count, name) in new[] { (2, "train"), (4, "classification, test"), (9, "a name of some length") })
        {
            var figure = Plot.Lines(
                "A title", "epoch", "%", [.. Enumerable.Range(1, count).Select(i => Series.PerEpoch($"{name} {i}", [1, 2, i]))]);
            await StaysBetween(figure, "<body>");
            await StaysBetween(figure, Narrow);
        }
    }

    [ChromiumFact]
    public async Task A_legend_of_many_lines_stays_below_the_title_of_a_narrow_figure() => await StaysBetween(
        Plot.Scatter("A title", "", "", [.. Enumerable.Range(1, 25).Select(i => new Series($"filter {i}", [i], [i]))])
            .HideAxes().Size(520, 620), "<body>");

    [ChromiumFact]
    public async Task A_legend_that_would_cover_the_plot_stands_beside_it()
    {
        await Show(Plot.Lines("A title", "x", "y", [.. Enumerable.Range(0, 200).Select(i => new Series($"line {i}", [0, 1], [i, 1]))]), "<body>");
        await page.Until("document.querySelector('.legend') !== null");
        var places = (await page.Value("""
            ['.cartesianlayer .plot', '.legend'].flatMap(name => {
              const box = document.querySelector(name).getBoundingClientRect(); return [box.left, box.right, box.height]; })
            """))!.AsArray().Select(value => value!.GetValue<double>()).ToArray();
        Assert.True(places[1] <= places[3], $"The plot ends at {places[1]}, the legend begins at {places[3]}.");
        Assert.True(places[2] > 200, $"The plot is {places[2]} pixels high.");
    }

    /// <summary>Plotly's buttons lay over title and legend; dragging and double clicks do without them.</summary>
    [ChromiumFact]
    public async Task Nothing_comes_over_the_title_with_the_pointer()
    {
        await Show(Plot.Lines("A title", "epoch", "%", Series.PerEpoch("train", [1, 2])), "<body>");
        await page.Point(600, 200);
        Assert.Equal(0, (await page.Value("document.querySelectorAll('.modebar-btn').length"))!.GetValue<int>());
    }

    [ChromiumFact]
    public async Task An_axis_title_stays_out_of_the_panel_before()
    {
        var bars = Plot.Bars("A panel", "", "pixels", ["z1", "z2"], new BarSeries("layer 4", [-0.25, 0.15]));
        foreach (var body in new[] { "<body>", Narrow })
        {
            await Show(Plot.Row(bars, bars, bars), body);
            await page.Until("document.querySelector('.y3title') !== null");
            var places = (await page.Value("""
                ['.xy', '.y2title', '.x2y2', '.y3title'].map(name => {
                  const place = name[1] == 'x' ? '.cartesianlayer ' + name + ' .plot' : name;
                  const box = document.querySelector(place).getBoundingClientRect();
                  return name[1] == 'x' ? box.right : box.left; })
                """))!.AsArray().Select(value => value!.GetValue<double>()).ToArray();
            Assert.True(places[0] < places[1], $"The first panel ends at {places[0]}, the second's title begins at {places[1]}.");
            Assert.True(places[2] < places[3], $"The second panel ends at {places[2]}, the third's title begins at {places[3]}.");
        }
    }

    [ChromiumFact]
    public async Task A_page_too_narrow_for_panels_or_a_title_scrolls_them()
    {
        var matrix = Plot.HeatMap("Layer 1: generated filters of two digits, 10-NN %", "digit", "digit", new double[2, 2], ["0", "1"], ["0", "1"]);
        var named = Plot.Lines("A title that a page of half a screen has no room for", "epoch", "%", Series.PerEpoch("train", [1, 2]));
        foreach (var (figure, title) in new[] { (Plot.Row(matrix, matrix), ".annotation-text"), (named, ".gtitle") })
        {
            await Show(figure, "<body style=\"width:420px;margin:0\">");
            var places = (await page.Value($$"""
                (() => {
                  const host = document.querySelector('[data-filtergen]');
                  const titles = [...document.querySelectorAll('{{title}}')].map(one => one.getBoundingClientRect());
                  return [host.clientWidth, host.scrollWidth, titles[0].right, titles.at(-1).left, titles.at(-1).right]; })()
                """))!.AsArray().Select(value => value!.GetValue<double>()).ToArray();
            Assert.Equal(420, places[0]);
            Assert.True(places[4] <= places[1], $"{figure}: the last title ends at {places[4]}, the figure at {places[1]}.");
            Assert.True(title == ".gtitle" || places[2] < places[3], $"{figure}: the titles meet at {places[2]} and {places[3]}.");
        }
    }

    private async Task Show(PlotlyFigure figure, string body)
    {
        using var folder = new TemporaryFolder();
        var script = Path.Combine(folder.Path, "plotly.min.js");
        var assembly = typeof(Plotly.NET.GenericChart).Assembly;
        var resource = assembly.GetManifestResourceNames().Single(one => one.EndsWith(".min.js", StringComparison.Ordinal));
        using (var stream = assembly.GetManifestResourceStream(resource)!)
        using (var file = File.Create(script)) stream.CopyTo(file);
        await page.Open(PlotlyHtml.Page(figure, script).Replace("<body>", body, StringComparison.Ordinal));
        await page.Until("document.querySelector('.main-svg') !== null && document.querySelector('.cartesianlayer .plot') !== null");
    }

    private async Task StaysBetween(PlotlyFigure figure, string body)
    {
        await Show(figure, body);
        await page.Until("document.querySelector('.gtitle') !== null && document.querySelector('.legend') !== null");
        var places = (await page.Value("""
            ['.gtitle', '.legend', '.cartesianlayer .plot'].flatMap(name => {
              const box = document.querySelector(name).getBoundingClientRect(); return [box.top, box.bottom]; })
            """))!.AsArray().Select(value => value!.GetValue<double>()).ToArray();
        Assert.True(places[1] <= places[2], $"{figure}, {body}: the title ends at {places[1]}, the legend begins at {places[2]}.");
        Assert.True(places[3] <= places[4] + 8, $"{figure}, {body}: the legend ends at {places[3]}, the plot begins at {places[4]}.");
    }
}
