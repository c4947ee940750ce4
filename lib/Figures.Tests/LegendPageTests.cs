namespace FilterGen.Figures.Tests;

/// <summary>Legends in a real browser, drawn by the plotly.js that Plotly.NET carries.</summary>
[Collection(ChromiumPage.Name)]
public class LegendPageTests(ChromiumPage page)
{
    [ChromiumFact]
    public async Task The_legend_stays_below_the_title_and_above_the_plot()
    {
        foreach (var (count, name) in new[] { (2, "train"), (4, "classification, test"), (9, "a name of some length") })
            await StaysBetween(count, name);
    }

    private async Task StaysBetween(int count, string name)
    {
        using var folder = new TemporaryFolder();
        var script = Path.Combine(folder.Path, "plotly.min.js");
        var assembly = typeof(Plotly.NET.GenericChart).Assembly;
        var resource = assembly.GetManifestResourceNames().Single(one => one.EndsWith(".min.js", StringComparison.Ordinal));
        using (var stream = assembly.GetManifestResourceStream(resource)!)
        using (var file = File.Create(script)) stream.CopyTo(file);
        var figure = Plot.Lines("A title", "epoch", "%", [.. Enumerable.Range(1, count).Select(i => Series.PerEpoch($"{name} {i}", [1, 2, i]))]);

        await page.Open(PlotlyHtml.Page(figure, script));
        await page.Until("document.querySelector('.gtitle') !== null && document.querySelector('.legend') !== null");

        var places = (await page.Value("""
            ['.gtitle', '.legend', '.cartesianlayer .plot'].flatMap(name => {
              const box = document.querySelector(name).getBoundingClientRect(); return [box.top, box.bottom]; })
            """))!.AsArray().Select(value => value!.GetValue<double>()).ToArray();
        Assert.True(places[1] <= places[2], $"{count} entries: the title ends at {places[1]}, the legend begins at {places[2]}.");
        Assert.True(places[3] <= places[4] + 8, $"{count} entries: the legend ends at {places[3]}, the plot begins at {places[4]}.");
    }
}
