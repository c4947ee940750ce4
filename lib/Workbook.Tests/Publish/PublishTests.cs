using System.Text.Json.Nodes;
using Workbook.Documents;

namespace Workbook.Tests.Publish;

public sealed class PublishTests : IDisposable
{
    private const string Figure = "<div><script>(function () { return window.Plotly; })()</script></div>";

    private readonly CommandFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task Notebooks_become_pages_and_a_list_of_them()
    {
        Write("a/one.ipynb", "# One & *first*\n\nWhat it `is`\nabout.\n\nMore.", Shown(("image/svg+xml", "<svg/>"), ("text/html", Figure)));
        Write("b c/two.ipynb", "# Two\nSee [one](../a/one.ipynb#x), [its text](../a/one.dib), [code](../lib/x.cs), [web](https://example.org/).");

        Assert.Equal(0, await fixture.RunAsync("publish", "./a", "./b c/two.ipynb", "-o", "./site", "--title", "All <of> them"));

        Assert.Equal(
            ["site/a/one.html", "site/a/one.svg", "site/b c/two.html", "site/index.html", "site/plotly.min.js"],
            Directory.GetFiles(fixture.Path("site"), "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(fixture.Path("."), file).Replace('\\', '/')).Order(StringComparer.Ordinal));
        var list = fixture.Read("site/index.html");
        Assert.Contains("<h1>All &lt;of&gt; them</h1>", list);
        Assert.Contains("<a class=\"card\" href=\"a/one.html\"><img loading=\"lazy\" alt=\"\" src=\"a/one.svg\"><h2>One &amp; first</h2><small>a/one</small>", list);
        Assert.Contains("<p>What it is\nabout.</p>", list.ReplaceLineEndings("\n"));
        Assert.Contains("href=\"b%20c/two.html\"", list);
        Assert.DoesNotContain("More.", list);
        var one = fixture.Read("site/a/one.html");
        Assert.Contains("<script src=\"../plotly.min.js\"></script>", one);
        Assert.Contains("<a href=\"../index.html\">All notebooks</a>", one);
        var two = fixture.Read("site/b c/two.html");
        Assert.Contains("See <a href=\"../a/one.html#x\">one</a>, <a href=\"../a/one.html\">its text</a>, code, <a href=\"https://example.org/\">web</a>.", two);
        Assert.DoesNotContain("plotly", two);
        Assert.Equal("<svg/>", fixture.Read("site/a/one.svg"));
    }

    [Fact]
    public async Task What_was_not_executed_is_named_and_left_out()
    {
        Write("a/one.ipynb", "# One");
        File.WriteAllText(fixture.Path("a/two.dib"), "#!csharp\n\n1");

        Assert.Equal(0, await fixture.RunAsync("publish", "./a", "-o", "./site"));

        Assert.Contains("two.dib is left out: it was not executed yet.", fixture.Output);
        Assert.Contains("Wrote 1 page;", fixture.Output);
        Assert.DoesNotContain("two", fixture.Read("site/index.html"));
    }

    [Theory]
    [InlineData("./a/index.ipynb", "index.html is the list of all notebooks")]
    [InlineData("./empty", "expected executed notebooks")]
    [InlineData("./gone.ipynb", "there is no such file")]
    [InlineData("./a/bad.ipynb", "bad.ipynb")]
    public async Task Nothing_is_written_where_something_is_wrong(string path, string message)
    {
        Directory.CreateDirectory(fixture.Path("empty"));
        Write("a/index.ipynb", "# Index");
        File.WriteAllText(fixture.Path("a/bad.ipynb"), "{");

        Assert.Equal(1, await fixture.RunAsync("publish", path, "-o", "./site"));

        Assert.Contains(message, fixture.Error);
        Assert.False(Directory.Exists(fixture.Path("site")));
    }

    private void Write(string name, string prose, params CellOutput[] outputs)
    {
        var cell = new NotebookCell(CellKind.Code, "1") { ExecutionCount = 1 };
        cell.Outputs.AddRange(outputs);
        Directory.CreateDirectory(Path.GetDirectoryName(fixture.Path(name))!);
        NotebookFile.Save(new NotebookDocument { Cells = [new(CellKind.Markdown, prose), cell] }, fixture.Path(name));
    }

    private static DisplayOutput Shown(params (string Type, string Text)[] forms) =>
        new(new JsonObject(forms.Select(form => KeyValuePair.Create(form.Type, (JsonNode?)form.Text))), []);
}
