using System.Text.Json.Nodes;
using NotebookKernel.Execution;

namespace NotebookKernel.Tests.Execution;

public sealed class MagicTests : IDisposable
{
    private readonly SessionFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task Variables_are_named_and_shown()
    {
        await fixture.RunAsync("int count = 3; var words = new[] { \"a\", \"b\" };");
        await fixture.RunAsync("using System.Text;\nvar count = 2.5;");

        Assert.Equal("count  words", Texts(await fixture.RunAsync("#!who")).Single());
        var table = (await fixture.RunAsync("#!whos\nvar more = 1;")).Displays.Single();
        string html = table.Data["text/html"]!.GetValue<string>();
        Assert.Contains("<td>count</td><td>Double</td><td>2.5</td>", html);
        Assert.DoesNotContain("more", html);
        Assert.Equal("1", (await fixture.RunAsync("more")).ValueText);
    }

    [Fact]
    public async Task The_time_is_that_of_the_rest_of_the_cell()
    {
        var sink = await fixture.RunAsync("#!time\nSystem.Threading.Thread.Sleep(60);\n#!html\n<b/>\n#!csharp\n40 + 2");
        Assert.Equal("42", sink.ValueText);
        var time = Assert.Single(Texts(sink), text => text.StartsWith("Wall time: ", StringComparison.Ordinal));
        Assert.InRange(double.Parse(time.Split(' ')[2], CultureInfo.InvariantCulture), 60, 60_000);
    }

    [Theory]
    [InlineData("7", "7", "Int32")]
    [InlineData("-2.5", "-2.5", "Double")]
    [InlineData("true", "True", "Boolean")]
    [InlineData("\"two words\"", "two words", "String")]
    [InlineData("@csharp:other", "9", "Int64")]
    public async Task A_variable_is_set(string value, string text, string type)
    {
        await fixture.RunAsync("long other = 9;");
        Assert.Equal($"{text} {type}", (await fixture.RunAsync($"#!set --name x --value {value}\n$\"{{x}} {{x.GetType().Name}}\"")).ValueText);
    }

    [Fact]
    public async Task Kept_text_is_shared_with_csharp_and_with_javascript()
    {
        await fixture.RunAsync("#!value --name data\none \"quoted\"\ntwo");
        Assert.Equal("one \"quoted\"\ntwo", (await fixture.RunAsync("#!share --from value data\ndata")).ValueText);
        File.WriteAllText(Path.Combine(fixture.Folder, "a.txt"), "from a file");
        await fixture.RunAsync("#!value --name file --from-file a.txt\nvar numbers = new[] { 1, 2 };");
        Assert.Equal("from a file", (await fixture.RunAsync("#!set --name y --value @value:file\ny")).ValueText);
        var sink = await fixture.RunAsync("#!javascript\n#!share --from csharp numbers --as n\nalert(n);");
        Assert.Contains("\nn = [1,2];\nalert(n);", Assert.Single(sink.Displays).Data["text/html"]!.GetValue<string>());
        sink = await fixture.RunAsync("#!javascript\n#!set --name n --value @csharp:numbers\n#!set --value @value:file --name f\nalert(n);");
        Assert.Contains("\nn = [1,2];\n", sink.Displays.First().Data["text/html"]!.GetValue<string>());
        Assert.Contains("\nf = \"from a file\";\nalert(n);", sink.Displays.Last().Data["text/html"]!.GetValue<string>());
        Assert.Contains("none named n.", (await fixture.FailAsync("#!share --from csharp n")).Message);
    }

    [Fact]
    public async Task A_text_can_be_given_fetched_and_shown()
    {
        using System.Net.HttpListener server = new();
        string url = $"http://localhost:{FreePort()}/";
        server.Prefixes.Add(url);
        server.Start();
        Task<System.Net.HttpListenerContext> asked = server.GetContextAsync();
        var kept = fixture.RunAsync($"#!value --name page --from-url {url} --mime-type text/html");
        using (System.Net.HttpListenerResponse response = (await asked).Response) response.OutputStream.Write("<b/>"u8);
        Assert.Equal("<b/>", Assert.Single((await kept).Displays).Data["text/html"]!.GetValue<string>());
        Assert.Equal("<b/>", (await fixture.RunAsync("#!share --from value page\npage")).ValueText);
        server.Stop();
        Assert.StartsWith($"{url} could not be read: ", (await fixture.FailAsync($"#!value --name page --from-url {url}")).Message);
        Assert.Contains("found here.txt", (await fixture.FailAsync("#!value --name page --from-url here.txt")).Message);

        await fixture.RunAsync("#!value --name given --from-value \"two words\"");
        Assert.Equal("two words", (await fixture.RunAsync("#!share --from value given\ngiven")).ValueText);
    }

    [Theory]
    [InlineData("a.dib", "# T", "#!meta\n\n{}\n\n#!markdown\n\n# T\n\n#!csharp\n\nvar a = 1;\n\n#!csharp\n\nvar b = a + 1;\n")]
    [InlineData("a.ipynb", "# T", """{"cells":[{"cell_type":"markdown","source":["# T"]},{"cell_type":"code","source":["var a = 1;\n","var b = a + 1;"]}]}""")]
    [InlineData("a.csx", "", "var a = 1;\nvar b = a + 1;")]
    public async Task A_file_is_imported_with_its_prose(string name, string prose, string text)
    {
        File.WriteAllText(Path.Combine(fixture.Folder, name), text);
        var sink = await fixture.RunAsync($"#!import \"{name}\"\na + b");
        Assert.Equal("3", sink.ValueText);
        Assert.Equal(prose, string.Concat(sink.Displays.Select(shown => shown.Data["text/markdown"]!.GetValue<string>())));
    }

    [Fact]
    public async Task A_file_with_namespaces_is_imported_as_a_library()
    {
        File.WriteAllText(
            Path.Combine(fixture.Folder, "b.cs"),
            "using System;\nnamespace Made.Here;\n\npublic static class B { public static int Two => 2; }\n");
        Assert.Equal("3", (await fixture.RunAsync("#!import b.cs\nusing Made.Here;\nB.Two + 1")).ValueText);
    }

    [Fact]
    public async Task A_text_that_is_kept_as_json_is_set_as_its_document()
    {
        await fixture.RunAsync("#!value --name data --mime-type application/json\n{ \"a\": 7 }");
        var sink = await fixture.RunAsync("#!set --name d --value @value:data\nd.RootElement.GetProperty(\"a\").GetInt32()");
        Assert.Equal("7", sink.ValueText);
        sink = await fixture.RunAsync("#!javascript\n#!set --name j --value @value:data\nalert(j);");
        Assert.Contains("\nj = {\"a\":7};\n", Assert.Single(sink.Displays).Data["text/html"]!.GetValue<string>());
        await fixture.RunAsync("#!value --name bad --mime-type application/json\n{");
        Assert.Contains("bad was kept as JSON", (await fixture.FailAsync("#!set --name d --value @value:bad")).Message);
    }

    [Theory]
    [InlineData("#!share --from value data", "data.RootElement.GetProperty(\"a\").GetInt32()", "7")]
    [InlineData("#!share --from csharp numbers --as n --mime-type application/json", "n.RootElement.GetArrayLength()", "2")]
    [InlineData("#!set --name n --value @csharp:numbers --mime-type application/json", "n.RootElement[1].GetInt32()", "2")]
    [InlineData("#!set --name n --value @csharp:number --mime-type application/json", "n.GetType().Name", "Double")]
    [InlineData("#!set --name n --value @csharp:day --mime-type application/json", "n.Length", "19")]
    [InlineData("#!set --name n --value @csharp:yes --mime-type application/json", "n ? 1 : 2", "1")]
    [InlineData("#!set --name n --value @csharp:day --mime-type text/plain", "n.Substring(0, 10)", "2020-01-02")]
    [InlineData("#!fsharp\n#!share --from csharp numbers --mime-type application/json", "numbers.RootElement.GetArrayLength()", "2")]
    public async Task A_value_is_shared_in_the_form_that_is_asked_for(string magic, string use, string text)
    {
        await fixture.RunAsync("#!value --name data --mime-type application/json\n{ \"a\": 7 }");
        await fixture.RunAsync("int[] numbers = [1, 2];\nint number = 4;\nbool yes = true;\nDateTime day = new(2020, 1, 2);");
        Assert.Equal(text, (await fixture.RunAsync($"{magic}\n{use}")).ValueText);
    }

    [Fact]
    public async Task A_form_that_is_JSON_is_given_as_its_text()
    {
        await fixture.RunAsync("using Microsoft.DotNet.Interactive.Formatting;\nrecord Pair(int A);\nvar pair = new Pair(3);\n"
            + "Formatter.Register<Pair>(p => $\"[{p.A}]\", \"application/vnd.pair+json\");");
        await fixture.RunAsync("#!set --name text --value @csharp:pair --mime-type application/vnd.pair+json");
        Assert.Equal("3", (await fixture.RunAsync("text.Trim('[', ']', ' ', '\\n')")).ValueText);
    }

    [Fact]
    public async Task A_text_that_is_kept_is_shown()
    {
        Assert.Equal("one\ntwo", (string?)(await fixture.RunAsync("#!value --name kept\none\ntwo")).Displays.Single().Data["text/plain"]);
        Assert.Equal("x", (string?)(await fixture.RunAsync("#!value --name given --from-value x")).Displays.Single().Data["text/plain"]);
    }

    [Theory]
    [InlineData("#!import gone.dib", "found none at")]
    [InlineData("#!import self.dib", "imports itself")]
    [InlineData("#!import bad.ipynb", "expected a notebook")]
    [InlineData("#!import a.txt", "expected a .dib, .ipynb, .csx, .cs or .fsx file")]
    [InlineData("#!javascript\n#!set --name x --value @csharp:gone", "found none named gone")]
    [InlineData("#!set --name 1x --value 1", "a name for a variable, found '1x'")]
    [InlineData("#!set --name x", "Expected --value VALUE")]
    [InlineData("#!set --name x --value @csharp:gone", "found none named gone")]
    [InlineData("#!set --name x --value @env:HOME", "Expected @csharp:NAME")]
    [InlineData("#!share --from python x", "found python")]
    [InlineData("#!share --from value gone", "Expected a text kept by #!value")]
    [InlineData("#!connect mssql", "connects to no other one")]
    [InlineData("#!sql-northwind\nselect 1", "this kernel runs C# and F#, no SQL")]
    [InlineData("#!pwsh\nls", "this kernel runs C# and F#, no PowerShell")]
    [InlineData("1 + 1\n#!frobnicate", "found #!frobnicate")]
    public async Task What_cannot_be_done_is_said(string code, string message)
    {
        File.WriteAllText(Path.Combine(fixture.Folder, "self.dib"), "#!csharp\n\n#!import self.dib\n");
        File.WriteAllText(Path.Combine(fixture.Folder, "bad.ipynb"), "[]");
        File.WriteAllText(Path.Combine(fixture.Folder, "a.txt"), "");
        CellError error = await fixture.FailAsync(code);
        Assert.Equal("DirectiveError", error.Name);
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public async Task What_stands_below_a_connection_is_not_run()
    {
        Assert.Contains("what stands below was not run", (await fixture.FailAsync("int above = 1;\n#!connect mssql\nint below = 1;")).Message);
        Assert.Equal("1", (await fixture.RunAsync("above")).ValueText);
        Assert.Equal("CompilationError", (await fixture.FailAsync("below")).Name);
    }

    [Fact]
    public async Task An_error_in_an_imported_file_names_the_file()
    {
        File.WriteAllText(Path.Combine(fixture.Folder, "wrong.csx"), "int x = \"no\";");
        var (error, sink) = await fixture.TryAsync("#!import wrong.csx");
        Assert.Contains("wrong.csx", sink.Stderr);
        Assert.Contains("CS0029", error!.Message);
    }

    [Theory]
    [InlineData("a.csx", "int x = 1;\nint y = \"no\";", "a.csx(2,9): error CS0029")]
    [InlineData("a.cs", "namespace A;\n\nclass B : C { }", "a.cs(3,11): error CS0246")]
    [InlineData("a.fsx", "let x = 1\nlet y = missing", "a.fsx(2,9): error FS0039")]
    [InlineData("a.dib", "#!markdown\n\n# T\n\n#!csharp\n\nmissing", "a.dib(7,1): error CS0103")]
    [InlineData("a.dib", "#!fsharp\n\nlet y = 1\n#!who\nlet z = missing", "a.dib(5,9): error FS0039")]
    [InlineData("a.dib", "#!csharp\n\n#!import gone.dib", "a.dib(3,1): error: Expected a file")]
    [InlineData("a.csx", "\n#r \"gone.dll\"", "a.csx(2,1): error: There is no file")]
    [InlineData("a.csx", "int[] few = [];\n\nfew[4]++;", "   at a.csx, line 3")]
    [InlineData("a.csx", "int Get(int i)\n{\n    throw new InvalidDataException();\n}\nGet(1);", "   at Get(int) in a.csx, line 3;   at a.csx, line 5")]
    [InlineData("a.fsx", "let get (x: int) : int =\n    failwith \"no\"\n\nget 1", "   at get(int) in a.fsx, line 2;   at a.fsx, line 4")]
    [InlineData("a.ipynb", "int x = 1;\nint y = \"no\";", "a.ipynb, cell 2 (2,9): error CS0029")]
    [InlineData("a.ipynb", "int[] few = [];\nfew[4]++;", "   at a.ipynb, cell 2, line 2")]
    [InlineData("a.ipynb", "#!frobnicate", "a.ipynb, cell 2 (1,1): error: Expected #!csharp")]
    public async Task An_error_in_an_imported_file_has_its_place_there(string name, string text, string expected)
    {
        JsonObject Cell(string kind, string source) => new() { ["cell_type"] = kind, ["source"] = source };
        JsonArray cells = [Cell("markdown", "# T"), Cell("code", "var first = 1;"), Cell("code", ""), Cell("code", text)];
        if (name.EndsWith(".ipynb", StringComparison.Ordinal)) text = new JsonObject { ["cells"] = cells }.ToJsonString();
        Directory.CreateDirectory(Path.Combine(fixture.Folder, "part"));
        File.WriteAllText(Path.Combine(fixture.Folder, "part", name), text);
        CellError error = await fixture.FailAsync($"\n#!import part/{name}");
        foreach (string line in expected.Split(';')) Assert.Contains(error.Traceback, found => found.StartsWith(line, StringComparison.Ordinal));
        Assert.Equal("   at cell 2, line 2", (await fixture.FailAsync("int[] few = [];\nfew[4]")).Traceback[1]);
    }

    [Fact]
    public async Task What_was_imported_keeps_its_place()
    {
        File.WriteAllText(Path.Combine(fixture.Folder, "a.csx"), "int Get(int i)\n{\n    throw new Exception();\n}");
        CellError error = await fixture.FailAsync("#!import a.csx\nGet(1)");
        Assert.Equal(["   at Get(int) in a.csx, line 3", "   at cell 1, line 2"], error.Traceback.Skip(1));
    }

    [Fact]
    public async Task All_magics_are_listed_and_each_is_known()
    {
        string list = Texts(await fixture.RunAsync("#!lsmagic")).Single();
        foreach (string name in new[] { "time", "who", "whos", "set", "value", "share", "import", "about", "html", "library" })
            Assert.Contains($"#!{name} ", list);
        Assert.Contains(".NET", Texts(await fixture.RunAsync("#!about")).Single());
    }

    private static IEnumerable<string> Texts(RecordingSink sink) =>
        sink.Displays.Select(shown => shown.Data["text/plain"]?.GetValue<string>()).OfType<string>();

    private static int FreePort()
    {
        using System.Net.Sockets.TcpListener listener = new(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
