using System.Text.Json.Nodes;
using NotebookKernel.Execution;
using NotebookKernel.Tests.Execution;

namespace NotebookKernel.Tests.Display;

public sealed class FormatterTests : IDisposable
{
    // What a library declares to be shown, without a reference to any kernel.
    internal const string Convention =
        """
        [AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface)]
        class TypeFormatterSourceAttribute : Attribute
        {
            public TypeFormatterSourceAttribute(Type type) { }
            public string[] PreferredMimeTypes { get; set; }
        }
        class Formatter
        {
            readonly Func<object, string> write;
            public Formatter(string mimeType, Func<object, string> write) { MimeType = mimeType; this.write = write; }
            public string MimeType { get; }
            public bool Format(object instance, TextWriter writer)
            {
                string text = write(instance);
                writer.Write(text);
                return text != null;
            }
        }
        class Source
        {
            public IEnumerable<object> CreateTypeFormatters()
            {
                yield return new Formatter("text/html", o => "<svg></svg>");
                yield return new Formatter("image/png", o => Convert.ToBase64String(new byte[] { 137, 80, 78, 71 }));
                yield return new Formatter("application/vnd.plotly.v1+json", o => "{\"data\": [], \"layout\": {\"x\": 1.50}}");
                yield return new Formatter("text/latex", o => null);
            }
        }
        """;

    private readonly SessionFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData("[TypeFormatterSource(typeof(Source))] class Figure { }")]
    [InlineData("[TypeFormatterSource(typeof(Source))] class Shape { }\nclass Figure : Shape { }")]
    [InlineData("[TypeFormatterSource(typeof(Source))] interface IShape { }\nclass Figure : IShape { }")]
    public async Task A_types_own_formatters_are_used(string declaration)
    {
        await fixture.RunAsync(Convention);
        MimeBundle shown = (await fixture.RunAsync(declaration + "\nnew Figure()")).Value!;
        Assert.Equal(["text/html", "image/png", "application/vnd.plotly.v1+json", "text/plain"], shown.Data.Select(form => form.Key));
        Assert.Equal("<svg></svg>", (string?)shown.Data["text/html"]);
        Assert.Equal("iVBORw==", (string?)shown.Data["image/png"]);
        JsonNode figure = Assert.IsAssignableFrom<JsonNode>(shown.Data["application/vnd.plotly.v1+json"]);
        Assert.Equal("""{"data":[],"layout":{"x":1.50}}""", figure.ToJsonString());
        Assert.Equal("Figure", (string?)shown.Data["text/plain"]);
    }

    [Fact]
    public async Task Preferred_types_come_first()
    {
        await fixture.RunAsync(Convention);
        RecordingSink sink = await fixture.RunAsync(
            "[TypeFormatterSource(typeof(Source), PreferredMimeTypes = new[] { \"image/png\" })] class Figure { }\nnew Figure()");
        Assert.Equal("image/png", sink.Value!.Data.First().Key);
    }

    [Fact]
    public async Task A_formatter_that_throws_is_reported_and_the_others_are_used()
    {
        await fixture.RunAsync(Convention);
        RecordingSink sink = await fixture.RunAsync(
            """
            class Broken
            {
                public IEnumerable<object> CreateTypeFormatters()
                {
                    yield return new Formatter("text/html", o => throw new FormatException("bad figure"));
                    yield return new Formatter("text/plain", o => "good");
                }
            }
            [TypeFormatterSource(typeof(Broken))] class Figure { }
            new Figure()
            """);
        Assert.Equal(["text/plain"], sink.Value!.Data.Select(form => form.Key));
        Assert.Equal("good", sink.ValueText);
        Assert.Contains("cannot be shown as text/html", sink.Stderr);
        Assert.Contains("bad figure", sink.Stderr);
    }

    [Theory]
    [InlineData("string[]")]
    [InlineData("Made")]
    [InlineData("Failing")]
    public async Task A_class_that_does_not_keep_the_convention_is_named_and_the_value_shown_as_text(string source)
    {
        await fixture.RunAsync(
            Convention + "class Made { Made(int x) { } }\nclass Failing { public Failing() => throw new FormatException(); }");
        RecordingSink sink = await fixture.RunAsync($"[TypeFormatterSource(typeof({source}))] class Figure {{ }}\nnew Figure()");
        Assert.Equal("Figure", sink.ValueText);
        Assert.Contains("Figure cannot be shown by its own formatters", sink.Stderr);
    }

    [Fact]
    public async Task A_library_may_say_how_to_show_a_type_of_others()
    {
        string declared = Convention.Replace("Class | AttributeTargets.Interface", "Assembly")
            .Replace("public string[]", "public Type For { get; set; }\n    public string[]");
        LibraryBuilder.Build(
            Path.Combine(fixture.Folder, "Show.dll"),
            $$"""
            using System;
            using System.Collections.Generic;
            using System.IO;
            [assembly: TypeFormatterSource(typeof(Source), For = typeof(Version))]
            {{declared}}
            public static class Library { public static void Use() { } }
            """);
        Assert.Equal("1.2", (await fixture.RunAsync("new Version(1, 2)")).ValueText);

        MimeBundle shown = (await fixture.RunAsync("#r \"Show.dll\"\nLibrary.Use();\nnew Version(1, 2)")).Value!;
        Assert.Equal("<svg></svg>", (string?)shown.Data["text/html"]);
        Assert.Equal("1.2", (string?)shown.Data["text/plain"]);
    }

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
    [InlineData("#!javascript\nalert(1)", "text/html", "<script type=\"text/javascript\">\nalert(1)\n</script>")]
    [InlineData(
        "#!javascript\nd3 = await import('d3')", "text/html",
        "<script type=\"text/javascript\">\n(async () => {\nd3 = await import('d3')\n})();\n</script>")]
    [InlineData(
        "#!javascript\nreturn 1", "text/html", "<script type=\"text/javascript\">\n(async () => {\nreturn 1\n})();\n</script>")]
    [InlineData("#!mermaid\ngraph TD; A-->B", "text/vnd.mermaid", "graph TD; A-->B")]
    public async Task Cells_of_other_languages_are_shown(string code, string mimeType, string content) =>
        Assert.Equal(content, (string?)(await fixture.RunAsync(code)).Displays.Single().Data[mimeType]);
}
