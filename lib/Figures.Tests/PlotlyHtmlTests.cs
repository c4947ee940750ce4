using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FilterGen.Figures.Tests;

public sealed class PlotlyHtmlTests : IDisposable
{
    private const string Hostile = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\u2028\"'&";
    private readonly TemporaryFolder folder = new();
    private readonly PlotlyFigure figure = Plot.Lines("Loss", "epoch", "loss", Series.PerEpoch("train", [2, 1]));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_still_picture_is_there_before_any_script_runs()
    {
        var picture = Regex.Match(figure.ToHtml(), "<img [^>]*src=\"data:image/svg\\+xml;base64,([^\"]+)\"").Groups[1].Value;

        Assert.Equal(figure.ToSvg(), Encoding.UTF8.GetString(Convert.FromBase64String(picture)));
    }

    [Fact]
    public void Hostile_text_stays_text()
    {
        var html = Plot.Lines(Hostile, Hostile, Hostile, Series.PerEpoch(Hostile, [1]) with { Labels = [Hostile] }).ToHtml();

        Assert.Single(Regex.Matches(html, "<script", RegexOptions.IgnoreCase));
        Assert.Single(Regex.Matches(html, "</script", RegexOptions.IgnoreCase));
        Assert.Single(Regex.Matches(html, "<img"));
        Assert.DoesNotContain('\u2028', html[html.IndexOf("<script>", StringComparison.Ordinal)..]);
    }

    [Fact]
    public void The_same_figure_gives_the_same_html() => Assert.Equal(figure.ToHtml(), figure.ToHtml());

    [Fact]
    public void Plotly_is_looked_for_where_the_environment_says_then_beside_the_page_then_on_its_own_network()
    {
        const string rest = """
            { "src": "plotly.min.js" },
            { "src": "https://cdn.plot.ly/plotly-3.3.1.min.js", "integrity": "sha256-4rD3fugVb/nVJYUv5Ky3v+fYXoouHaBSP20WIJuEiWg=" }
            """;

        JsonAssert.Equal($"[{rest}]", JsonNode.Parse(PlotlyHtml.Sources(null)));
        JsonAssert.Equal($$"""[{ "src": "a.js?<\"" }, {{rest}}]""", JsonNode.Parse(PlotlyHtml.Sources("a.js?<\"")));
        Assert.DoesNotContain('<', PlotlyHtml.Sources("</script>"));
    }

    [Fact]
    public void A_saved_page_can_hold_plotly_itself()
    {
        var library = Path.Combine(folder.Path, "plotly.min.js");
        File.WriteAllText(library, "window.Plotly = {};");
        var page = Path.Combine(folder.Path, "pages/loss.html");
        figure.Save(page, library);

        var html = File.ReadAllText(page);
        Assert.StartsWith("<!DOCTYPE html>", html);
        Assert.Contains("<title>Loss</title>", html);
        Assert.Contains("<script>window.Plotly = {};</script>", html);
        Assert.Contains(figure.ToHtml(), html);
        Assert.Equal([page], Directory.GetFiles(Path.GetDirectoryName(page)!));
    }

    [Fact]
    public void A_library_that_would_break_the_page_is_refused_and_nothing_is_written()
    {
        var library = Path.Combine(folder.Path, "plotly.js");
        File.WriteAllText(library, "var end = '</script>';");
        var page = Path.Combine(folder.Path, "loss.html");
        File.WriteAllText(page, "before");

        var error = Assert.Throws<ArgumentException>(() => figure.Save(page, library));
        Assert.Contains("plotly.js: expected plotly.js without \"</script\"", error.Message);
        Assert.Equal("before", File.ReadAllText(page));
    }

    [Fact]
    public void A_page_that_cannot_be_written_leaves_nothing_behind()
    {
        var taken = Path.Combine(folder.Path, "taken");
        Directory.CreateDirectory(taken);

        Assert.ThrowsAny<Exception>(() => figure.Save(taken));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }
}
