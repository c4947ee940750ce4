using NotebookKernel.Execution;

namespace NotebookKernel.Tests.Execution.Extensions;

/// <summary>Kernels of C# that a cell adds beside the session.</summary>
[Collection("interactive")]
public sealed class AddedCSharpKernelTests : IDisposable
{
    private const string Add =
        "using Microsoft.DotNet.Interactive;\nusing Microsoft.DotNet.Interactive.Commands;\nusing Microsoft.DotNet.Interactive.CSharp;\n"
        + "using Microsoft.DotNet.Interactive.Events;\nvar csharp2 = new CSharpKernel(\"csharp2\");\n((CompositeKernel)Kernel.Root).Add(csharp2);\n";

    private readonly SessionFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task Its_cells_run_print_and_show_values()
    {
        await fixture.RunAsync(Add);
        RecordingSink sink = await fixture.RunAsync("#!csharp2\nConsole.Write(\"out\");\nConsole.Error.Write(\"err\");\ndisplay(1);\nvar y = 3;\ny");
        Assert.Equal(("out", "err", "3"), (sink.Stdout, sink.Stderr, sink.ValueText));
        Assert.Equal("1", (string?)sink.Displays.Single().Data["text/plain"]);
        Assert.Equal("4", (await fixture.RunAsync("#!csharp2\ny + 1")).ValueText);
        Assert.Equal("csharp2, .NET", (await fixture.RunAsync("#!csharp2\n$\"{Kernel.Current.Name}, {Kernel.Root.Name}\"")).ValueText);
    }

    [Fact]
    public async Task It_has_variables_of_its_own_and_shares_them()
    {
        await fixture.RunAsync(Add + "int x = 1;\nstring nothing = null;");
        await fixture.RunAsync("#!csharp2\nint y = 3;\nclass Own { public int Size = 7; }\nvar own = new Own();");
        Assert.Contains("'x' does not exist", (await fixture.FailAsync("#!csharp2\nx")).Message);
        Assert.Contains("'y' does not exist", (await fixture.FailAsync("y")).Message);

        Assert.Equal("own  y", (string?)(await fixture.RunAsync("#!csharp2\n#!who")).Displays.Single().Data["text/plain"]);
        Assert.Equal("4", (await fixture.RunAsync("#!share --from csharp2 y\ny + 1")).ValueText);
        Assert.Equal("7", (await fixture.RunAsync("#!share --from csharp2 own\n(int)own.Size")).ValueText);
        Assert.Equal("11", (await fixture.RunAsync("#!csharp2\n#!share --from csharp x\n#!set --name z --value @csharp:y\nx + z + 7")).ValueText);
        Assert.Equal("True", (await fixture.RunAsync("#!csharp2\n#!share --from csharp nothing\nnothing is null")).ValueText);
        Assert.Equal("3", (await fixture.RunAsync("csharp2.TryGetValue(\"y\", out int found) ? found : 0")).ValueText);
        await fixture.RunAsync("await csharp2.SetValueAsync(\"given\", 5, typeof(int));");
        Assert.Equal("6", (await fixture.RunAsync("#!csharp2\ngiven + 1")).ValueText);
    }

    [Fact]
    public async Task Several_do_not_know_each_other()
    {
        await fixture.RunAsync(Add + "((CompositeKernel)Kernel.Root).Add(new CSharpKernel(\"csharp3\").UseKernelHelpers());");
        RecordingSink sink = await fixture.RunAsync("#!csharp2\nvar v = 2;\n#!csharp3\nvar v = \"three\";\nv\n#!csharp\nvar v = 1.5;");
        Assert.Equal("three", sink.ValueText);
        Assert.Equal("2", (await fixture.RunAsync("#!csharp2\nv")).ValueText);
        Assert.Equal("three", (await fixture.RunAsync("#!csharp3\nv")).ValueText);
    }

    [Fact]
    public async Task What_is_wrong_in_its_cells_is_the_cells_error_with_its_place()
    {
        await fixture.RunAsync(Add);
        (CellError? error, RecordingSink sink) = await fixture.TryAsync("int before = 1;\n#!csharp2\nnonsense");
        Assert.StartsWith("(3,1): error CS0103", error?.Message);
        Assert.Empty(sink.Stderr);
        error = await fixture.FailAsync("#!csharp2\nvoid F() => throw new InvalidOperationException(\"no\");\nF();");
        Assert.Equal(("System.InvalidOperationException", "no"), (error.Name, error.Message));
        Assert.Contains(error.Traceback, line => line.Contains("line 2"));
        await fixture.RunAsync(
            "csharp2.AddMiddleware((command, context, next) => { context.Fail(command, message: \"not now\"); return Task.CompletedTask; });");
        Assert.Equal("not now", (await fixture.FailAsync("#!csharp2\n1 + 1")).Message);
    }

    [Fact]
    public async Task It_refers_to_libraries_of_its_own()
    {
        await fixture.RunAsync(Add);
        LibraryBuilder.Build(Path.Combine(fixture.Folder, "Cities.dll"), "public class City { public string Name; }");
        Assert.Equal("Bern", (await fixture.RunAsync("#!csharp2\n#r \"Cities.dll\"\nnew City { Name = \"Bern\" }.Name")).ValueText);
        Assert.Contains("'City' could not be found", (await fixture.FailAsync("new City()")).Message);
        Assert.Contains("None.Such.Package", (await fixture.FailAsync("#!csharp2\n#r \"nuget: None.Such.Package, 1.0.0\"\n1")).Message);
    }

    [Theory]
    [InlineData("csharp2.SubmitCodeAsync(\"var sent = 41;\\nConsole.Write(sent);\\nsent + 1\")")]
    [InlineData("Kernel.Root.SendAsync(new SubmitCode(\"var sent = 41;\\nConsole.Write(sent);\\nsent + 1\", \"csharp2\"))")]
    [InlineData("Kernel.Root.SubmitCodeAsync(\"#!csharp2\\nvar sent = 41;\\nConsole.Write(sent);\\nsent + 1\")")]
    [InlineData("csharp2.SubmitCodeAsync(\"#!set --name text --value x\\nvar sent = 40 + text.Length;\\nConsole.Write(sent);\\nsent + 1\")")]
    public async Task Code_can_be_sent_to_it(string sending)
    {
        RecordingSink sink = await fixture.RunAsync($"{Add}var result = await {sending};");
        Assert.Equal(("41", "42", ""), (sink.Stdout, sink.ValueText, sink.Stderr));
        Assert.Equal("42", (await fixture.RunAsync("#!csharp2\nsent + 1")).ValueText);
    }

    [Fact]
    public async Task The_value_of_code_that_is_sent_to_it_comes_back()
    {
        await fixture.RunAsync(Add + "var result = await csharp2.SubmitCodeAsync(\"41 + 1\");");
        Assert.Equal("42", (await fixture.RunAsync("result.Events.OfType<ReturnValueProduced>().Single().Value")).ValueText);
    }

    [Fact]
    public async Task It_runs_before_it_is_added()
    {
        RecordingSink sink = await fixture.RunAsync(
            "using Microsoft.DotNet.Interactive.CSharp;\nusing Microsoft.DotNet.Interactive;\nvar alone = new CSharpKernel(\"alone\");\n"
            + "await alone.SubmitCodeAsync(\"var own = 1;\\nConsole.Write(own);\\nown\");");
        Assert.Equal(("1", "1", ""), (sink.Stdout, sink.ValueText, sink.Stderr));
        Assert.Empty(sink.Displays);
        Assert.Contains("'own' does not exist", (await fixture.FailAsync("own")).Message);
    }

    [Fact]
    public async Task Its_cells_can_be_stopped()
    {
        await fixture.RunAsync(Add);
        using CancellationTokenSource cancel = new();
        Task<(CellError? Result, RecordingSink Sink)> cell = fixture.TryAsync("#!csharp2\nint kept = 5;\nwhile (true) { }", cancel.Token);
        await Task.Delay(3_000);
        Assert.False(cell.IsCompleted);
        await cancel.CancelAsync();
        Assert.Equal("Interrupted", (await cell.WaitAsync(TimeSpan.FromSeconds(30))).Result?.Name);
        Assert.Equal("2", (await fixture.RunAsync("1 + 1")).ValueText);
        Assert.Equal("5", (await fixture.RunAsync("#!csharp2\nkept")).ValueText);
    }

    [Fact]
    public async Task It_warns_at_its_own_level()
    {
        const string Warned = "#!csharp2\nint F() { return 1; Console.WriteLine(); }";
        await fixture.RunAsync(Add);
        Assert.Contains("CS0162", (await fixture.RunAsync(Warned)).Stderr);
        await fixture.RunAsync(
            "using System.Reflection;\n"
            + "var field = typeof(CSharpKernel).GetField(\"_scriptOptions\", BindingFlags.NonPublic | BindingFlags.Instance);\n"
            + "var options = field.GetValue(csharp2);\n"
            + "field.SetValue(csharp2, options.GetType().GetMethod(\"WithWarningLevel\").Invoke(options, new object[] { 0 }));");
        Assert.Empty((await fixture.RunAsync(Warned)).Stderr);
        Assert.Contains("CS0162", (await fixture.RunAsync("int F() { return 1; Console.WriteLine(); }")).Stderr);
    }

    [Fact]
    public async Task It_ends_with_the_session()
    {
        string file = Path.Combine(fixture.Folder, "ended");
        using (CSharpSession session = new(new SessionOptions(fixture.Folder)))
        {
            Assert.Null(await session.ExecuteAsync(
                $"{Add}csharp2.RegisterForDisposal(() => File.WriteAllText(@\"{file}\", \"\"));", new RecordingSink()));
        }
        Assert.True(File.Exists(file));
    }
}
