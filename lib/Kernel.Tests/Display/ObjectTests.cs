using System.Text.RegularExpressions;
using NotebookKernel.Display;
using NotebookKernel.Tests.Execution;

namespace NotebookKernel.Tests.Display;

/// <summary>Values that have parts, and nothing better to be shown by.</summary>
public sealed class ObjectTests : IDisposable
{
    private readonly SessionFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData("new System.Net.Http.HttpClient()", "Timeout", "00:01:40")]
    [InlineData("new System.Globalization.NumberFormatInfo { NumberDecimalDigits = 7 }", "NumberDecimalDigits", "7")]
    [InlineData("new System.ComponentModel.DataAnnotations.RangeAttribute(4, 9)", "OperandType", "System.Int32")]
    public async Task An_object_of_the_framework_is_shown_by_its_plain_members(string value, string member, string text)
    {
        string html = (string?)(await fixture.RunAsync(value)).Value!.Data["text/html"] ?? "";
        Assert.Matches($">{member}</th><td[^>]*>{text}</td>", html);
    }

    [Theory]
    [InlineData("new System.Threading.Tasks.TaskCompletionSource<int>()")]
    [InlineData("new StreamReader(new MemoryStream())")]
    [InlineData("new List<int>().GetEnumerator()")]
    public async Task No_member_is_read_that_may_wait(string value) =>
        Assert.Equal(["text/plain"], (await fixture.RunAsync(value)).Value!.Data.Select(form => form.Key));

    [Fact]
    public async Task A_password_is_not_shown_with_the_rest()
    {
        var shown = (await fixture.RunAsync("new System.Net.NetworkCredential(\"ada\", \"hidden\")")).Value!;
        Assert.Contains("ada", (string?)shown.Data["text/html"]);
        Assert.DoesNotContain("hidden", shown.Data.ToJsonString());
    }

    [Theory]
    [InlineData("new[,] { { 1, 2, 3 }, { 4, 5, 6 } }", "[[1, 2, 3], [4, 5, 6]]")]
    [InlineData("new int[1, 2, 1]", "[[[0], [0]]]")]
    [InlineData("new { Grid = new[,] { { \"a\" } } }", "{ Grid = [[\"a\"]] }")]
    [InlineData("async Task<int> Slow() { await Task.Delay(1); return 4; }\nSlow()", "Task<Int32>, whose value await gets")]
    [InlineData("async Task Slow() { await Task.Delay(1); }\nSlow()", "Task, whose end await waits for")]
    [InlineData("Task.FromResult(\"x\")", "Task<String>, whose value await gets")]
    [InlineData("Task.Delay(1)", "Task, whose end await waits for")]
    public async Task Arrays_of_several_dimensions_and_tasks_have_text_of_their_own(string code, string expected) =>
        Assert.Equal(expected, (string?)(await fixture.RunAsync(code)).Value!.Data["text/plain"]);

    [Theory]
    [InlineData(
        "new { A = 1, B = new[] { 1, 2 } }", "{ A, B }",
        "<tr><th>A</th><td>1</td></tr><tr><th>B</th><td>[1, 2]</td></tr>")]
    [InlineData("record Row(string Net);\nnew Row(\"<b>\")", "Row", "<tr><th>Net</th><td>&lt;b&gt;</td></tr>")]
    [InlineData("class Plain { public int? A; }\nnew Plain()", "Plain", "<tr><th>A</th><td>null</td></tr>")]
    [InlineData("struct Point { public bool X => true; }\nnew Point()", "Point", "<tr><th>X</th><td>True</td></tr>")]
    [InlineData(
        "class Bad { public int A => throw new FormatException(); }\nnew Bad()", "Bad",
        "<tr><th>A</th><td>FormatException</td></tr>")]
    public async Task An_object_is_a_table_of_its_members(string code, string title, string rows) => Assert.Equal(
        $"<details open><summary><code>{title}</code></summary><table><tbody>{rows}</tbody></table></details>", await HtmlAsync(code));

    [Theory]
    [InlineData("1 + 1")]
    [InlineData("\"text\"")]
    [InlineData("DateTime.UnixEpoch")]
    [InlineData("(1, 2)")]
    [InlineData("new object()")]
    [InlineData("new[] { 1, 2 }")]
    [InlineData("new Uri(\"http://x\")")]
    [InlineData("delegate int Twice(int x);\nnew Twice(x => 2 * x)")]
    [InlineData("async IAsyncEnumerable<int> Count() { yield return 1; await Task.Yield(); }\nCount()")]
    [InlineData("class Named { public int X = 1; public override string ToString() => \"named\"; }\nnew Named()")]
    public async Task What_reads_as_text_has_no_table(string code) =>
        Assert.Equal(["text/plain"], (await fixture.RunAsync(code)).Value!.Data.Select(form => form.Key));

    [Fact]
    public void A_text_that_is_but_the_one_of_the_base_is_none()
    {
        foreach (object value in new object[] { new Hidden(), new Deeper(), new Many { new Hidden() } })
            Assert.DoesNotContain("ObjectTests", (string?)Formatter.Format(value).Data["text/plain"]);
        Assert.Contains("<code>Deeper</code>", (string?)Formatter.Format(new Deeper()).Data["text/html"]);
        Assert.StartsWith("<table><thead><tr><th>A</th></tr></thead>", (string?)Formatter.Format(new Many { new Hidden() }).Data["text/html"]);
        Assert.Equal(["text/plain"], Formatter.Format(new Named()).Data.Select(form => form.Key));
    }

    [Fact]
    public async Task What_is_in_an_object_unfolds()
    {
        await fixture.RunAsync("class City { public string Name; public Dictionary<string, int> Sizes; public City[] Near; }\n"
            + "var city = new City { Name = \"Bern\", Sizes = new() { [\"now\"] = 7 }, Near = new[] { new City { Name = \"Thun\" } } };");
        string html = await HtmlAsync("city");
        Assert.Contains(
            "<details><summary><code>Dictionary&lt;String, Int32&gt;</code></summary><table><tbody><tr><th>now</th>"
            + "<td>7</td></tr></tbody></table></details>",
            html);
        Assert.Contains("<details><summary><code>City[]</code></summary><table><thead><tr><th>Name</th>", html);
        Assert.Contains(
            "<details><summary><code>City</code></summary>",
            await HtmlAsync("new Dictionary<string, City> { [\"x\"] = city }"));
        Assert.Contains("<details><summary><code>City[]</code></summary>", await HtmlAsync("new[] { city }"));
    }

    [Fact]
    public async Task An_object_that_contains_itself_is_shown_once_in_itself()
    {
        string html = await HtmlAsync(
            "class Node { public string Name = \"here\"; public Node Next; }\nvar node = new Node();\n"
            + "node.Next = new Node { Next = node };\nnode");
        Assert.Equal(2, html.Split("<summary>").Length - 1);
        RecordingSink loop = await fixture.RunAsync(
            "record Loop { public Loop Next { get; set; } }\nvar loop = new Loop();\nloop.Next = loop;\nloop");
        Assert.Equal("Loop { Next = Loop { Next = Loop { Next = Loop { Next = Loop } } } }", loop.ValueText);
    }

    [Fact]
    public async Task Depth_breadth_and_texts_have_limits()
    {
        await fixture.RunAsync("class Wide { public List<Wide> All = new(); public string Text = new('x', 5_000); }\n"
            + "Wide Make(int depth)\n{\n    var wide = new Wide();\n    if (depth > 0)\n"
            + "        for (int i = 0; i < 8; i++) wide.All.Add(Make(depth - 1));\n    return wide;\n}");
        string html = await HtmlAsync("Make(4)");
        Assert.InRange(html.Split("<summary>").Length - 1, 15, 500);
        Assert.InRange(html.Length, 150_000, 250_000);
        Assert.DoesNotContain(new string('x', 2_001), html);
        string chain = await HtmlAsync(
            "class Chain { public Chain Next; }\nChain c = null;\nfor (int i = 0; i < 50; i++) c = new Chain { Next = c };\nc");
        Assert.InRange(chain.Split("<summary>").Length - 1, 3, 6);
        Assert.Contains(
            "<td colspan=\"2\">... 5 more</td>",
            await HtmlAsync($"class Many {{ {string.Concat(Enumerable.Range(0, 45).Select(i => $"public int A{i};"))} }}\nnew Many()"));
    }

    private async Task<string> HtmlAsync(string code) =>
        Regex.Replace((string)(await fixture.RunAsync(code)).Value!.Data["text/html"]!, " style=\"[^\"]*\"", "");

    [Fact]
    public async Task Objects_whose_members_are_known_only_as_they_run_are_rows()
    {
        RecordingSink sink = await fixture.RunAsync(
            "dynamic one = new System.Dynamic.ExpandoObject();\none.City = \"Bern\";\none.Size = 2;\nnew object[] { one }");
        Assert.Equal(
            "<table><thead><tr><th>City</th><th>Size</th></tr></thead><tbody><tr><td>Bern</td>"
                + "<td style=\"text-align:right\">2</td></tr></tbody></table>",
            (string?)sink.Value!.Data["text/html"]);
    }

    private class Hidden
    {
        public int A { get; } = 1;

        public override string? ToString() => base.ToString();
    }

    private sealed class Deeper : Hidden
    {
        public override string? ToString() => base.ToString();
    }

    private sealed class Many : List<Hidden>
    {
        public override string? ToString() => base.ToString();
    }

    private sealed class Named
    {
        public int A { get; } = 1;

        public override string ToString() => Text();

        private string Text() => $"named {A}";
    }
}
