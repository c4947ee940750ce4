using System.Text.Json.Nodes;
using NotebookKernel.Execution;
using NotebookKernel.Tests.Execution;

namespace NotebookKernel.Tests.Display;

public sealed class FormatterTests : IDisposable
{
    private readonly SessionFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData("1.5", "1.5")]
    [InlineData("\"text\"", "text")]
    [InlineData("true", "True")]
    [InlineData("new[] { 1, 2, 3 }", "[1, 2, 3]")]
    [InlineData("new[] { \"a\", null }", "[\"a\", null]")]
    [InlineData("(1, \"a\", 2.5)", "(1, \"a\", 2.5)")]
    [InlineData("Enumerable.Range(0, 3).Select(i => i * i)", "[0, 1, 4]")]
    [InlineData("new { A = 1, B = \"x\" }", "{ A = 1, B = x }")]
    [InlineData("new { C = new[] { 1, 2 }, D = new { E = new[] { \"x\" } } }", "{ C = [1, 2], D = { E = [\"x\"] } }")]
    [InlineData("new int[2][] { new[] { 1 }, new int[0] }", "[[1], []]")]
    [InlineData("class Plain { public int A = 1; public string B => \"x\"; }\nnew Plain()", "Plain { B = \"x\", A = 1 }")]
    [InlineData("class Bad { public int A => throw new FormatException(); }\nnew Bad()", "Bad { A = \"FormatException\" }")]
    [InlineData("string? nothing = null;\nnothing", "null")]
    [InlineData("(object?)null", "null")]
    [InlineData("new[] { 1, 2, 3 }.GroupBy(i => i % 2 == 0)", "[False: [1, 3], True: [2]]")]
    [InlineData("new[] { \"a\", \"bc\" }.ToLookup(s => s.Length)[2]", "2: [\"bc\"]")]
    [InlineData("System.Text.Json.JsonDocument.Parse(\"{\\\"a\\\": [1]}\").RootElement.GetProperty(\"a\")[0]", "1")]
    public async Task Values_read_as_text(string code, string text) => Assert.Equal(text, (await fixture.RunAsync(code)).ValueText);

    [Theory]
    [InlineData("Console.Write(1)")]
    [InlineData("object? x = null;")]
    [InlineData("int Twice(int x) => 2 * x;")]
    public async Task A_cell_without_a_value_shows_none(string code) => Assert.Null((await fixture.RunAsync(code)).Value);

    [Fact]
    public async Task Groups_keep_their_keys_in_tables()
    {
        var shown = (await fixture.RunAsync("new[] { 1, 2, 3 }.GroupBy(i => i % 2)")).Value!;
        Assert.Contains("<th>Key</th><th>Values</th>", shown.Data["text/html"]!.GetValue<string>());
        Assert.Contains(">1</td><td>[1, 3]</td>", shown.Data["text/html"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("System.Text.Json.JsonDocument.Parse(text)")]
    [InlineData("System.Text.Json.JsonDocument.Parse(text).RootElement")]
    [InlineData("System.Text.Json.Nodes.JsonNode.Parse(text)")]
    public async Task Json_is_shown_as_json(string code)
    {
        var shown = (await fixture.RunAsync($"var text = \"\"\"{{\"a\": [1, \"ä\"]}}\"\"\";\n{code}")).Value!;
        Assert.Equal("""{"a":[1,"\u00E4"]}""", shown.Data["application/json"]!.ToJsonString());
        Assert.Equal("{\n  \"a\": [\n    1,\n    \"ä\"\n  ]\n}", shown.Data["text/plain"]!.GetValue<string>().ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Of_an_asynchronous_sequence_it_is_said_how_to_get_the_items()
    {
        var shown = await fixture.RunAsync("async IAsyncEnumerable<int> Count() { yield return 1; await Task.Yield(); }\nCount()");
        Assert.StartsWith("IAsyncEnumerable<Int32>, whose items", shown.ValueText);
    }

    [Fact]
    public async Task A_very_long_text_is_cut()
    {
        string text = (await fixture.RunAsync("new string('x', 3_000_000)")).ValueText!;
        Assert.EndsWith("\n… 2,000,000 more characters", text);
        Assert.InRange(text.Length, 1_000_000, 1_000_100);
    }

    [Fact]
    public async Task Only_the_beginning_of_a_long_sequence_is_shown()
    {
        string text = (await fixture.RunAsync("new int[1_000]")).ValueText!;
        Assert.EndsWith(", ... 900 more]", text);
        string endless = (await fixture.RunAsync("IEnumerable<int> Endless() { while (true) yield return 1; }\nEndless()")).ValueText!;
        Assert.EndsWith(", ... more]", endless);
    }

    [Fact]
    public async Task Records_are_shown_as_a_table()
    {
        RecordingSink sink = await fixture.RunAsync(
            "record Row(string Net, double Accuracy);\nnew[] { new Row(\"<b>\", 98.5), new Row(\"FG\", 99) }");
        Assert.Equal(
            "<table><thead><tr><th>Net</th><th>Accuracy</th></tr></thead><tbody>"
            + "<tr><td>&lt;b&gt;</td><td style=\"text-align:right\">98.5</td></tr>"
            + "<tr><td>FG</td><td style=\"text-align:right\">99</td></tr></tbody></table>",
            (string?)sink.Value!.Data["text/html"]);
    }

    [Fact]
    public async Task Dictionaries_are_shown_as_tables()
    {
        JsonNode? pairs = (await fixture.RunAsync("new Dictionary<string, int> { [\"a\"] = 1 }")).Value!.Data["text/html"];
        Assert.Contains("<td>a</td><td style=\"text-align:right\">1</td>", (string)pairs!);
        RecordingSink rows = await fixture.RunAsync(
            "new[] { new Dictionary<string, object> { [\"a\"] = 1 }, new Dictionary<string, object> { [\"b\"] = 2 } }");
        Assert.Contains("<th>a</th><th>b</th>", (string)rows.Value!.Data["text/html"]!);
    }

    [Fact]
    public async Task Names_that_occur_twice_give_one_column()
    {
        RecordingSink hidden = await fixture.RunAsync(
            "class Base { public object Value => 1; }\nclass Derived : Base { public new string Value => \"own\"; }\n"
            + "new[] { new Derived() }");
        Assert.Equal(
            "<table><thead><tr><th>Value</th></tr></thead><tbody><tr><td>own</td></tr></tbody></table>",
            (string?)hidden.Value!.Data["text/html"]);
        RecordingSink keys = await fixture.RunAsync("new[] { new Dictionary<object, int> { [1] = 2, [\"1\"] = 3 } }");
        Assert.Contains("<th>1</th></tr>", (string)keys.Value!.Data["text/html"]!);
    }

    [Theory]
    [InlineData("{\"mark\":\"bar\"}", "application/vnd.vegalite.v5+json", "{\"mark\":\"bar\"}")]
    [InlineData("[1, 2]", "application/json", "[1,2]")]
    [InlineData("{half", "application/json", "\"{half\"")]
    [InlineData("[1, 2]", "text/plain", "\"[1, 2]\"")]
    public async Task Types_of_JSON_hold_JSON(string text, string mimeType, string content)
    {
        RecordingSink sink = await fixture.RunAsync($"display(@\"{text.Replace("\"", "\"\"")}\", \"{mimeType}\");");
        Assert.Equal(content, sink.Displays.Single().Data[mimeType]!.ToJsonString());
    }

    [Fact]
    public async Task What_is_displayed_can_be_updated()
    {
        RecordingSink sink = await fixture.RunAsync("var bar = display(1);\nbar.Update(HTML(\"<b>2</b>\"));\nclear_output(true);");
        Assert.Equal(["display", "update", "clear"], sink.Events.Select(entry => entry.Kind));
        Assert.Equal("<b>2</b>", (string?)((MimeBundle)sink.Events[1].Value).Data["text/html"]);
    }

    [Fact]
    public async Task A_cell_of_several_languages_is_split_at_their_lines()
    {
        RecordingSink sink = await fixture.RunAsync("var n = 1;\n#!html\n<b>x</b>\n\n#!csharp\nn + 1\n#!markdown\n# m");
        Assert.Equal(["display", "result", "display"], sink.Events.Select(entry => entry.Kind));
        Assert.Equal(["<b>x</b>", "# m"], sink.Displays.Select(shown => (string?)shown.Data.Single().Value));
        Assert.Equal("2", sink.ValueText);
        CellError error = await fixture.FailAsync("#!html\n<b>y</b>\n#!csharp\nint.Parse(\"a\")");
        Assert.Equal("   at cell 2, line 4", error.Traceback[^1]);
    }

    [Theory]
    [InlineData("#!html\n<b>x</b>", "text/html", "<b>x</b>")]
    [InlineData("\n#!markdown\n# Title\n", "text/markdown", "# Title")]
    [InlineData("#!javascript\nalert(1)", "text/html", "<script type=\"text/javascript\">\n{\nalert(1)\n}\n</script>")]
    [InlineData(
        "#!javascript\nf = () => { return 1; }; if (f()) { alert(1) }", "text/html",
        "<script type=\"text/javascript\">\n{\nf = () => { return 1; }; if (f()) { alert(1) }\n}\n</script>")]
    [InlineData(
        "#!javascript\nalert(1); return 42;", "text/html",
        "<script type=\"text/javascript\">\n(async () => {\nalert(1); return 42;\n})();\n</script>")]
    [InlineData(
        "#!javascript\nd3 = await import('d3')", "text/html",
        "<script type=\"text/javascript\">\n(async () => {\nd3 = await import('d3')\n})();\n</script>")]
    [InlineData(
        "#!javascript\nreturn 1", "text/html", "<script type=\"text/javascript\">\n(async () => {\nreturn 1\n})();\n</script>")]
    [InlineData("#!mermaid\ngraph TD; A-->B", "text/vnd.mermaid", "graph TD; A-->B")]
    public async Task Cells_of_other_languages_are_shown(string code, string mimeType, string content) =>
        Assert.Equal(content, (string?)(await fixture.RunAsync(code)).Displays.Single().Data[mimeType]);
}
