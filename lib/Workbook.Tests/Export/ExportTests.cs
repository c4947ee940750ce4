using System.Text.Json.Nodes;
using Workbook.Documents;

namespace Workbook.Tests.Export;

public sealed class ExportTests : IDisposable
{
    private const string Figure = "<div><script>(function () { return window.Plotly; })()</script></div>";

    private readonly CommandFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task Prose_code_and_outputs_become_a_page()
    {
        var html = await ExportAsync(
            new(CellKind.Markdown, "# One & two\n\nA *word* with `code`.\n\n| a | b |\n|---|--:|\n| 1 | 2 |"),
            Ran("var x = 1; // <one>\nx", new StreamOutput("stdout", "a < b\n"), Shown(("text/plain", "1 < 2")), Error("no <T>")));

        Assert.StartsWith("<!DOCTYPE html>", html);
        Assert.Contains("<title>One &amp; two</title>", html);
        Assert.Contains("<em>word</em> with <code>code</code>", html);
        Assert.Contains("<td style=\"text-align: right;\">2</td>", html);
        Assert.Contains("<span class=\"k\">var</span> x = <span class=\"n\">1</span>; <span class=\"c\">// &lt;one&gt;</span>", html);
        Assert.Contains("<pre class=\"stdout\">a &lt; b\n</pre>", html);
        Assert.Contains("<pre class=\"stdout\">1 &lt; 2</pre>", html);
        Assert.Contains("<pre class=\"error\">X: no &lt;T&gt;</pre>", html);
    }

    [Fact]
    public async Task Of_an_output_the_richest_form_is_shown()
    {
        var html = await ExportAsync(
            Ran("1", Shown(("text/plain", "plain"), ("text/html", "<b>rich</b>"))),
            Ran("2", Shown(("text/plain", "plain"), ("image/png", "iVBO\nRw=="))),
            Ran("3", Shown(("text/plain", "plain"), ("text/markdown", "**strong**"))));

        Assert.Contains("<b>rich</b>", html);
        Assert.Contains("src=\"data:image/png;base64,iVBORw==\"", html);
        Assert.Contains("<strong>strong</strong>", html);
        Assert.DoesNotContain("plain", html);
    }

    [Fact]
    public async Task A_page_with_figures_carries_plotly_and_asks_nothing_of_the_network()
    {
        var html = await ExportAsync(Ran("figure", Shown(("text/html", Figure))));

        Assert.Contains("plotly.js v", html);
        Assert.DoesNotContain("<script src", html);
        Assert.DoesNotContain("<link", html);
        Assert.Equal(2, html.Split("</script>").Length - 1);
        Assert.Equal(["a.html", "a.ipynb"], fixture.Names());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("<script>require.config({paths: {plotly: 'https://cdn.plot.ly/plotly'}});</script>")]
    [InlineData("<script src=\"https://cdn.plot.ly/plotly.min.js\"></script>")]
    public async Task A_chart_whose_own_script_would_ask_a_network_is_drawn_by_the_pages(string? own)
    {
        const string Chart = """{"data":[{"y":[1,2],"name":"</script>"}],"layout":{}}""";
        (string, string)[] forms = [("application/vnd.plotly.v1+json", Chart), ("text/plain", "a chart")];
        var html = await ExportAsync(Ran("chart", Shown(own is null ? forms : [.. forms, ("text/html", own)])));

        Assert.Contains("plotly.js v", html);
        Assert.Contains("<\\/script>", html);
        Assert.Contains("Plotly.newPlot(document.currentScript.previousElementSibling, {", html);
        if (own is not null) Assert.DoesNotContain(own, html);
        Assert.DoesNotContain("a chart", html);
    }

    [Fact]
    public async Task Plotly_can_lie_beside_the_page()
    {
        Write(Ran("figure", Shown(("text/html", Figure))));

        Assert.Equal(0, await fixture.RunAsync("export", "./a.ipynb", "-o", "./page.html", "--beside"));

        Assert.DoesNotContain("plotly.js v", fixture.Read("page.html"));
        Assert.Contains("plotly.js v", fixture.Read("plotly.min.js"));
        Assert.Equal(["a.ipynb", "page.html", "plotly.min.js"], fixture.Names());
    }

    [Fact]
    public async Task A_page_without_figures_needs_no_plotly()
    {
        Assert.DoesNotContain("plotly", await ExportAsync(Ran("1", Shown(("text/plain", "1")))));
    }

    [Fact]
    public async Task Pictures_become_part_of_the_page()
    {
        File.WriteAllBytes(fixture.Path("a b.png"), [1, 2, 3]);
        var attached = new JsonObject { ["c.png"] = new JsonObject { ["image/png"] = "BAUG" } };

        var html = await ExportAsync(
            new NotebookCell(CellKind.Markdown, "![one](a%20b.png) ![two](attachment:c.png) ![three](gone.png)") { Attachments = attached });

        Assert.Contains("src=\"data:image/png;base64,AQID\" alt=\"one\"", html);
        Assert.Contains("src=\"data:image/png;base64,BAUG\" alt=\"two\"", html);
        Assert.Contains("src=\"gone.png\"", html);
    }

    [Theory]
    [InlineData("Let $k_i$.", "<p>Let <math><msub><mi>k</mi><mi>i</mi></msub></math>.</p>")]
    [InlineData(@"$$\sum_{j=1}^{M} w_{ij}\, b_j$$", "<math display=\"block\"><munderover><mo stretchy=\"false\">∑</mo><mrow><mi>j</mi><mo>=</mo><mn>1</mn></mrow>"
        + "<mrow><mi>M</mi></mrow></munderover><msub><mi>w</mi><mrow><mi>i</mi><mi>j</mi></mrow></msub><mspace width=\"0.17em\" /><msub>")]
    [InlineData(@"$\frac{a}{2} < \sqrt[3]{x}$", "<mfrac><mrow><mi>a</mi></mrow><mrow><mn>2</mn></mrow></mfrac><mo>&lt;</mo><mroot><mrow><mi>x</mi>")]
    [InlineData(@"$\hat{x} \in \mathbb{R}^n, f'$", "<mover accent=\"true\"><mrow><mi>x</mi></mrow><mo>^</mo></mover><mo stretchy=\"false\">∈</mo><msup><mi>ℝ</mi><mi>n</mi></msup>"
        + "<mo>,</mo><msup><mi>f</mi><mo>′</mo></msup>")]
    [InlineData(@"$\left\| x \right. \text{if any}$", "<mo>‖</mo><mi>x</mi><mo></mo><mtext>if any</mtext>")]
    [InlineData(@"$x \frobnicate < 2$", @"<code>x \frobnicate &lt; 2</code>")]
    [InlineData("$x_$", "<code>x_</code>")]
    [InlineData("$x}^{2$", "<code>x}^{2</code>")]
    public async Task Formulas_can_be_read_without_a_network(string formula, string expected) =>
        Assert.Contains(expected, await ExportAsync(new NotebookCell(CellKind.Markdown, formula)));

    [Theory]
    [InlineData("./a.dib", "expected an executed notebook")]
    [InlineData("./gone.ipynb", "there is no such file")]
    public async Task What_cannot_be_exported_is_said(string file, string message)
    {
        Assert.Equal(1, await fixture.RunAsync("export", file));
        Assert.Contains(message, fixture.Error);
        Assert.Empty(fixture.Names());
    }

    private async Task<string> ExportAsync(params NotebookCell[] cells)
    {
        Write(cells);
        Assert.Equal(0, await fixture.RunAsync("export", "./a.ipynb"));
        return fixture.Read("a.html");
    }

    private void Write(params NotebookCell[] cells) =>
        NotebookFile.Save(new NotebookDocument { Cells = [.. cells] }, fixture.Path("a.ipynb"));

    private static NotebookCell Ran(string source, params CellOutput[] outputs)
    {
        var cell = new NotebookCell(CellKind.Code, source) { ExecutionCount = 1 };
        cell.Outputs.AddRange(outputs);
        return cell;
    }

    private static DisplayOutput Shown(params (string Type, string Text)[] forms) =>
        new(new JsonObject(forms.Select(form => KeyValuePair.Create(
            form.Type, form.Type.EndsWith("+json", StringComparison.Ordinal) ? JsonNode.Parse(form.Text) : form.Text))), []);

    private static ErrorOutput Error(string message) => new("X", message, [$"X: {message}"]);
}
