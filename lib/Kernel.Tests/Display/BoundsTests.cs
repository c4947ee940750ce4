using System.Diagnostics;
using NotebookKernel.Execution;
using NotebookKernel.Tests.Execution;

namespace NotebookKernel.Tests.Display;

/// <summary>Values that are too wide, too deep or too long to be shown as a whole.</summary>
public sealed class BoundsTests : IDisposable
{
    private readonly SessionFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData(6, 0)]
    [InlineData(20, 1)]
    public async Task Properties_that_make_new_objects_without_end_are_cut(int count, int cuts)
    {
        string properties = string.Concat(Enumerable.Range(0, count).Select(i => $"public M P{i} => new();"));
        await fixture.RunAsync($"class M {{ {properties} public int Last = 7; }}");
        Stopwatch watch = Stopwatch.StartNew();
        MimeBundle one = (await fixture.RunAsync("new M()")).Value!, many = (await fixture.RunAsync("new[] { new M(), new M() }")).Value!;
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
        foreach (MimeBundle shown in new[] { one, many })
        {
            Assert.InRange(Html(shown).Length, 1_000, 900_000);
            Assert.InRange(Text(shown).Length, 1_000, 210_000);
            Assert.Contains($"P{count - 1}</th>", Html(shown));
        }
        Assert.EndsWith(">7</td></tr></tbody></table></details>", Html(one));
        Assert.Equal(cuts, Text(one).Split('…').Length - 1);
    }

    [Fact]
    public async Task An_array_of_two_dimensions_is_cut_as_one_of_arrays()
    {
        string arrays = Text((await fixture.RunAsync("Enumerable.Range(0, 200).Select(_ => new int[150]).ToArray()")).Value!);
        Assert.Equal(arrays, Text((await fixture.RunAsync("new int[200, 150]")).Value!));
        Assert.StartsWith("[[0, 0", arrays);
        Assert.Contains("0, ... 50 more], [0", arrays);
    }

    [Fact]
    public async Task What_each_cell_unfolds_has_its_share()
    {
        await fixture.RunAsync("class Wide { public int[] Numbers = new int[1]; "
            + "public Dictionary<int, int> Map = Enumerable.Range(0, 90).ToDictionary(i => i); }");
        string html = Html((await fixture.RunAsync("Enumerable.Range(0, 100).Select(i => new Wide()).ToArray()")).Value!);
        Assert.Equal(100, html.Split("<summary>").Length - 1);
        Assert.InRange(html.Split("<td").Length - 1, 2_000, 2_600);
        Assert.Contains("<tr><td colspan=\"2\">…</td></tr>", html);
    }

    [Theory]
    [InlineData("Enumerable.Range(0, 60).Select(_ => Enumerable.Range(0, 60).Select(_ => new int[60]))")]
    [InlineData("Enumerable.Range(0, 100).Select(i => new string('x', 200_000)).ToArray()")]
    [InlineData("Enumerable.Range(0, 100).Select(i => (i, new string('x', 200_000))).ToArray()")]
    [InlineData("Enumerable.Range(0, 100).ToDictionary(i => i, i => new string('x', 200_000))")]
    [InlineData("Enumerable.Range(0, 100).Select(i => new { Text = new string('x', 200_000) }).ToArray()")]
    public async Task Long_parts_are_cut(string code)
    {
        MimeBundle shown = (await fixture.RunAsync(code)).Value!;
        Assert.InRange(Text(shown).Length, 10_000, 230_000);
        Assert.Equal(1, Text(shown).Split(", …").Length - 1);
        Assert.InRange($"{shown.Data["text/html"]}".Length, 0, 250_000);
    }

    [Theory]
    [InlineData("object v = 1;\nfor (int i = 0; i < 100_000; i++) v = (v, 1);\nv")]
    [InlineData("object v = 1;\nfor (int i = 0; i < 100_000; i++) v = (v, 1);\nnew[] { v, v }")]
    [InlineData("object v = 1;\nfor (int i = 0; i < 100_000; i++) v = (v, 1);\nnew { V = v }")]
    [InlineData("object v = 1;\nfor (int i = 0; i < 60_000; i++) v = new { A = v };\nv")]
    [InlineData("object v = 1;\nfor (int i = 0; i < 60_000; i++) v = new KeyValuePair<object, int>(v, 1);\nv")]
    [InlineData("object v = 1;\nfor (int i = 0; i < 60_000; i++) v = new { A = v, B = v };\nnew List<object> { v }")]
    [InlineData("object v = 1;\nfor (int i = 0; i < 60_000; i++) v = new System.Collections.DictionaryEntry(v, v);\nv")]
    public async Task Deep_values_are_cut(string code)
    {
        MimeBundle shown = (await fixture.RunAsync(code)).Value!;
        Assert.InRange(Text(shown).Length, 10, 210_000);
        Assert.Contains("...", Text(shown));
    }

    [Theory]
    [InlineData("record R(object A);\nobject v = 1;\nfor (int i = 0; i < 60_000; i++) v = new R(v);\nv")]
    [InlineData("record R(object A);\nobject v = 1;\nfor (int i = 0; i < 100_000; i++) v = (v, 1);\nnew R(v)")]
    [InlineData("record R(object A, object B);\nobject v = 1;\nfor (int i = 0; i < 60; i++) v = new R(v, v);\nnew[] { v, v }")]
    public async Task Deep_records_are_cut(string code) => Assert.InRange(Text((await fixture.RunAsync(code)).Value!).Length, 10, 20_000);

    [Fact]
    public async Task The_name_of_a_deep_type_is_cut()
    {
        await fixture.RunAsync("class Box<T> { public int N = 1; }\nobject Nest<T>(int n) => n == 0 ? new Box<T>() : Nest<Box<T>>(n - 1);");
        string text = Text((await fixture.RunAsync("Nest<int>(150)")).Value!);
        Assert.StartsWith("Box<Box<", text);
        Assert.Contains("Box<…>", text);
        Assert.InRange(text.Length, 200, 400);
    }

    [Theory]
    [InlineData("JsonNode v = 1;\nfor (int i = 0; i < 10_000; i++) v = new JsonArray(v);\nv", "JsonArray, nested")]
    [InlineData("JsonNode v = 1;\nfor (int i = 0; i < 100; i++) v = new JsonArray(v);\nv", "[[[[")]
    [InlineData("JsonDocument.Parse(new string('[', 10_000) + new string(']', 10_000), new() { MaxDepth = 20_000 })", "[[[[")]
    [InlineData("JsonDocument.Parse(new string('[', 60) + new string(']', 60)).RootElement", "[[[[")]
    public async Task Deep_JSON_is_text(string code, string beginning)
    {
        MimeBundle shown = (await fixture.RunAsync("using System.Text.Json;\nusing System.Text.Json.Nodes;\n" + code)).Value!;
        Assert.Equal(["text/plain"], shown.Data.Select(form => form.Key));
        Assert.StartsWith(beginning, Text(shown));
    }

    [Theory]
    [InlineData("display(HTML(new string('x', 31_000_000)));")]
    [InlineData("display(new string('x', 31_000_000), \"text/html\");")]
    [InlineData("display(0).Update(HTML(new string('x', 31_000_000)));")]
    public async Task What_is_too_long_for_a_page_is_not_shown(string code)
    {
        var shown = (MimeBundle)(await fixture.RunAsync(code)).Events[^1].Value;
        Assert.Equal(
            "The text/html has 31,000,000 characters, and at most 30,000,000 are shown: write it to a file.",
            (string?)shown.Data.Single().Value);
    }

    [Theory]
    [InlineData("display(new int[16_000_000], \"application/json\");", "application/json", "32,000,001")]
    [InlineData("display($\"[{new string('1', 31_000_000)}]\", \"application/json\");", "application/json", "31,000,002")]
    [InlineData("new JsonArray(new string('x', 31_000_000))", "application/json", "31,000,004")]
    [InlineData("new JsonObject { [new string('x', 31_000_000)] = 1 }", "application/json", "31,000,006")]
    [InlineData("display($\"[{new string('1', 31_000_000)}]\", \"application/x+json\");", "application/x+json", "31,000,002")]
    public async Task JSON_that_is_too_long_for_a_page_is_not_shown(string code, string mimeType, string length)
    {
        var shown = (MimeBundle)(await fixture.RunAsync("using System.Text.Json.Nodes;\n" + code)).Events[^1].Value;
        Assert.Equal(
            $"The {mimeType} has {length} characters, and at most 30,000,000 are shown: write it to a file.", (string?)shown.Data.Single().Value);
    }

    [Fact]
    public async Task JSON_that_is_long_is_shown_as_it_is()
    {
        MimeBundle shown = (await fixture.RunAsync("display(new int[1_000_000], \"application/json\");")).Displays.Single();
        Assert.Equal(1_000_000, shown.Data["application/json"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("new Counter()")]
    [InlineData("new[] { new Counter() }")]
    [InlineData("new { C = new Counter() }")]
    [InlineData("new Outer()")]
    public async Task Each_member_is_read_once(string code)
    {
        await fixture.RunAsync(
            "class Counter { public static int Reads; public int Value => ++Reads; }\nclass Outer { public Counter Inner => new(); }");
        MimeBundle shown = (await fixture.RunAsync(code)).Value!;
        Assert.Contains("Value = 1", Text(shown));
        Assert.Contains(">1</td>", Html(shown));
        Assert.Equal("1", (await fixture.RunAsync("Counter.Reads")).ValueText);
    }

    private static string Html(MimeBundle shown) => (string)shown.Data["text/html"]!;

    private static string Text(MimeBundle shown) => (string)shown.Data["text/plain"]!;
}
