using NotebookKernel.Completion;
using NotebookKernel.Execution;
using NotebookKernel.Execution.FSharp;

namespace NotebookKernel.Tests.Execution;

/// <summary>F# takes about a second to start, so the tests share a session, and declare names of their own.</summary>
public sealed class FSharpTests(FSharpTests.Shared shared) : IClassFixture<FSharpTests.Shared>
{
    private readonly SessionFixture fixture = shared.Fixture;

    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("[1; 2]", "[1, 2]")]
    [InlineData("(1, \"a\", Some 2.5)", "(1, \"a\", Some(2.5))")]
    [InlineData("(None: int option)", "None")]
    [InlineData("Map.ofList [ (\"a\", 1) ]", "[[a, 1]]")]
    [InlineData("set [2; 1]", "[1, 2]")]
    [InlineData("seq { 1 .. 3 }", "[1, 2, 3]")]
    [InlineData("[| Ok 1; Error \"no\" |]", "[Ok 1, Error \"no\"]")]
    [InlineData("type Shape = Circle of radius: float | Square of int\n[Circle 1.5; Square 2]", "[Circle 1.5, Square 2]")]
    [InlineData("type Person = { Name: string; Age: int }\n{ Name = \"Ada\"; Age = 36 }", "{ Name = \"Ada\"\n  Age = 36 }")]
    [InlineData("let unseen = 3", null)]
    [InlineData("()", null)]
    public async Task The_last_value_is_shown(string code, string? text) =>
        Assert.Equal(text, (await RunAsync(code)).ValueText);

    [Fact]
    public async Task Lists_of_records_are_tables()
    {
        RecordingSink sink = await RunAsync("type Row = { Id: int; Text: string }\n[ for i in 1 .. 2 -> { Id = i; Text = \"x\" } ]");
        Assert.Contains("<th>Id</th><th>Text</th>", sink.Value!.Data["text/html"]!.GetValue<string>());
        sink = await RunAsync("Map.ofList [ (\"a\", 1) ]");
        Assert.Contains("<th>Key</th><th>Value</th>", sink.Value!.Data["text/html"]!.GetValue<string>());
    }

    [Fact]
    public async Task Cells_see_what_those_before_declared_and_write_to_their_own_output()
    {
        await RunAsync("open System.Text\nlet twice x = 2 * x");
        RecordingSink sink = await fixture.RunAsync("#!f#\nprintfn \"%d\" (twice 4)\neprintfn \"oops\"\nStringBuilder(\"b\").Length");
        Assert.Equal(("8\n", "oops\n", "1"), (sink.Stdout, sink.Stderr, sink.ValueText));
        Assert.Equal("1", (await fixture.RunAsync("#!fs\nit")).ValueText);
    }

    [Fact]
    public async Task Values_are_displayed()
    {
        RecordingSink sink = await RunAsync("display [1] |> ignore\n(2).Display() |> ignore\nHTML \"<b/>\"");
        Assert.Equal(["[1]", "2"], sink.Displays.Select(shown => shown.Data["text/plain"]!.GetValue<string>()));
        Assert.Equal("<b/>", sink.Value!.Data["text/html"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_error_has_its_line_and_a_warning_does_not_stop_the_cell()
    {
        CellError error = await FailAsync("let fine = 1\nlet wrong : int = \"a\"");
        Assert.Equal("CompilationError", error.Name);
        Assert.StartsWith("(3,19): error FS0001: This expression was expected to have type\n    'int'", error.Message);
        Assert.Equal(["    let wrong : int = \"a\"", "    " + new string(' ', 18) + "^^^"], error.Traceback.Skip(1));
        RecordingSink sink = await RunAsync("match Some 1 with\n| Some x -> x");
        Assert.Equal("1", sink.ValueText);
        Assert.StartsWith("(2,7): warning FS0025: Incomplete pattern matches", sink.Stderr);
    }

    [Fact]
    public async Task An_exception_names_the_lines_of_cells()
    {
        RecordingSink sink = new();
        Assert.Null(await fixture.Session.ExecuteAsync("#!fsharp\nlet fails (x: int) : int =\n    failwith \"no\"", sink, 71));
        CellError? error = await fixture.Session.ExecuteAsync("#!fsharp\n\n[1] |> List.map (fun x ->\n    fails x)", sink, 72);
        Assert.Equal("System.Exception: no", error!.Traceback[0]);
        Assert.Equal("   at fails(int) in cell 71, line 3", error.Traceback[1]);
        Assert.Equal("   at a lambda in cell 72, line 4", error.Traceback[2]);
        Assert.Equal("   at cell 72, line 3", error.Traceback[^1]);
    }

    [Theory]
    [InlineData("var passed = new List<int> { 1, 2 };", "passed.Count", "2")]
    [InlineData("var passed = Enumerable.Range(1, 3).Where(x => x > 1);", "Seq.sum passed", "5")]
    [InlineData("var passed = new int[2][,]; passed[0] = new int[1, 3];", "passed.[0].[0, 2]", "0")]
    [InlineData("object passed = new Dictionary<string, int?> { [\"a\"] = 1 };", "passed.[\"a\"].Value", "1")]
    [InlineData("class Own { } var passed = new Own();", "passed.GetType().Name", "Own")]
    [InlineData("string passed = null;", "isNull passed", "True")]
    public async Task A_value_of_csharp_is_shared(string csharp, string use, string text)
    {
        await fixture.RunAsync(csharp);
        Assert.Equal(text, (await RunAsync($"#!share --from csharp passed --as taken\n{use.Replace("passed", "taken")}")).ValueText);
    }

    [Theory]
    [InlineData("[1; 2]", "given.Head + given.Length", "3")]
    [InlineData("{| Name = \"Ada\" |}", "(string)given.Name", "Ada")]
    [InlineData("Some 3", "given.Value", "3")]
    [InlineData("(fun x -> x + 1)", "given.Invoke(2)", "3")]
    [InlineData("System.Collections.Generic.Dictionary<int, string list>().Keys", "given.Count", "0")]
    public async Task A_value_of_fsharp_is_shared(string fsharp, string use, string text)
    {
        await RunAsync($"let given = {fsharp}");
        Assert.Equal(text, (await fixture.RunAsync($"#!share --from fsharp given\n{use}")).ValueText);
        use = use.Replace("given", "other");
        Assert.Equal(text, (await fixture.RunAsync($"#!set --name other --value @fsharp:given\n{use}")).ValueText);
    }

    [Fact]
    public async Task Values_go_back_and_forth_and_are_named()
    {
        await RunAsync("#!set --name ten --value 10\n#!set --name half --value 0.5\nlet sides = [ten; 20]");
        await fixture.RunAsync("#!share --from fsharp sides\nvar more = sides;");
        Assert.Equal("30", (await RunAsync("#!share --from csharp more\nList.sum more")).ValueText);
        await fixture.RunAsync("#!value --name text\none \"two\"");
        Assert.Equal("9", (await RunAsync("#!share --from value text\n#!share --from fsharp text --as again\nagain.Length")).ValueText);
        string named = (await fixture.RunAsync("#!who")).Displays.Single().Data["text/plain"]!.GetValue<string>();
        Assert.Contains("ten (F#)", named);
        Assert.Contains("more  ", named);
        Assert.Contains("none named gone", (await FailAsync("#!share --from fsharp gone")).Message);
    }

    [Fact]
    public async Task Libraries_are_those_of_all_languages()
    {
        LibraryBuilder.Build(Path.Combine(fixture.Folder, "One.dll"), "namespace One; public class Item { public int Value = 41; }");
        LibraryBuilder.Build(
            Path.Combine(fixture.Folder, "Two.dll"),
            "public static class Two { public static int Of(One.Item item) { return item.Value + 1; } }",
            Path.Combine(fixture.Folder, "One.dll"));
        await fixture.RunAsync("#r \"One.dll\"\nvar item = new One.Item();");
        Assert.Equal("42", (await RunAsync("#r \"Two.dll\"\n#!share --from csharp item\nTwo.Of item")).ValueText);
        Assert.Equal("42", (await fixture.RunAsync("Two.Of(item)")).ValueText);
        File.WriteAllText(Path.Combine(fixture.Folder, "more.fsx"), "let loaded = 5");
        Assert.Equal("5", (await RunAsync("#load \"more.fsx\"\nMore.loaded")).ValueText);
    }

    [Fact]
    public async Task Files_of_fsharp_are_imported()
    {
        File.WriteAllText(Path.Combine(fixture.Folder, "a.fsx"), "let imported = 1");
        File.WriteAllText(Path.Combine(fixture.Folder, "a.ipynb"), """
            {"cells": [{"cell_type": "code", "source": ["let twice =\n", "    2 * imported"],
              "metadata": {"polyglot_notebook": {"kernelName": "fsharp"}}}]}
            """);
        Assert.Equal("3", (await RunAsync("#!import a.fsx\n#!import a.ipynb\nimported + twice")).ValueText);
    }

    [Fact]
    public async Task Libraries_that_bring_an_old_core_library_get_the_SDKs()
    {
        using SessionFixture own = new();
        LibraryBuilder.Build(Path.Combine(own.Folder, "FSharp.Core.dll"), "public class Old { }");
        RecordingSink sink = await own.RunAsync("#r \"FSharp.Core.dll\"\ntypeof(Microsoft.FSharp.Core.Unit).Assembly.GetName().Version");
        Assert.Equal(System.Reflection.AssemblyName.GetAssemblyName(FSharpCompiler.CorePath!).Version!.ToString(), sink.ValueText);
    }

    [Fact]
    public async Task A_core_library_that_csharp_brought_is_that_of_fsharp_too()
    {
        using SessionFixture own = new();
        File.Copy(FSharpCompiler.CorePath!, Path.Combine(own.Folder, "FSharp.Core.dll"));
        await own.RunAsync("#r \"FSharp.Core.dll\"\nvar empty = Microsoft.FSharp.Collections.FSharpList<int>.Empty;");
        RecordingSink sink = await own.RunAsync("#!fsharp\n#!share --from csharp empty\n1 :: empty");
        Assert.Equal("[1]", sink.ValueText);
        Assert.Equal("True", (await own.RunAsync("#!share --from fsharp it --as list\nlist.GetType() == empty.GetType()")).ValueText);
    }

    [Fact]
    public async Task Names_are_completed_in_the_language_of_the_cursor()
    {
        await RunAsync("let completed = [1]");
        const string Code = "#!fsharp\nlet x = completed.Le";
        var (start, items) = Completer.Complete(fixture.Session, Code, Code.Length);
        Assert.Equal((Code.Length - 2, "Length"), (start, Assert.Single(items).Text));
        Assert.Empty(Inspector.Inspect(fixture.Session, "#!fsharp\nConsole", 12));
        const string Both = "#!fsharp\n1\n#!csharp\nConsole.WriteLi";
        Assert.Contains(Completer.Complete(fixture.Session, Both, Both.Length).Items, item => item.Text == "WriteLine");
    }

    [Fact]
    public async Task A_wait_is_interrupted_and_an_endless_loop_can_be_left()
    {
        await RunAsync("let mutable on = true");
        using CancellationTokenSource soon = new(TimeSpan.FromMilliseconds(300));
        (CellError? error, _) = await fixture.TryAsync("#!fsharp\nSystem.Threading.Thread.Sleep 60000", soon.Token);
        Assert.Equal("Interrupted", error!.Name);

        RecordingSink sink = new();
        Task<CellError?> endless = fixture.Session.ExecuteAsync("#!fsharp\nwhile on do ()", sink);
        await Task.Delay(500);
        fixture.Session.Interrupt();
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(5));
        while (!sink.Stderr.Contains("Interrupt again")) await Task.Delay(50, limit.Token);
        fixture.Session.Interrupt();
        Assert.Contains("goes on in the background", (await endless)!.Message);
        Assert.Equal("False", (await RunAsync("on <- false\non")).ValueText);
    }

    private Task<RecordingSink> RunAsync(string code) => fixture.RunAsync("#!fsharp\n" + code);

    private Task<CellError> FailAsync(string code) => fixture.FailAsync("#!fsharp\n" + code);

    public sealed class Shared : IDisposable
    {
        internal SessionFixture Fixture { get; } = new();

        public void Dispose() => Fixture.Dispose();
    }
}
