using NotebookKernel.Display;
using NotebookKernel.Execution;
using NotebookKernel.Execution.Output;
using NotebookKernel.Execution.References;

namespace NotebookKernel.Tests.Execution;

/// <summary>What could go wrong where variables are moved and cells that left nothing are not continued from.</summary>
public sealed class HostileContinuationTests : IDisposable
{
    private readonly SessionFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData("later = () => ++count;")]
    [InlineData("later = delegate { return ++count; };")]
    [InlineData("{ int Count() => ++count; later = Count; }")]
    [InlineData("later = (from n in new[] { 1 } select ++count).First; later();")]
    [InlineData("#load \"later.csx\"")]
    public async Task Code_of_a_cell_that_left_nothing_keeps_the_variables_that_it_uses(string code)
    {
        File.WriteAllText(Path.Combine(fixture.Folder, "later.csx"), "later = () => ++count;");
        await fixture.RunAsync("var count = 0; Func<int> later = null;");
        await fixture.RunAsync(code);
        await FillAsync("after");
        int before = int.Parse((await fixture.RunAsync("count")).ValueText!, CultureInfo.InvariantCulture);
        await fixture.RunAsync("later(); later();");
        Assert.Equal($"{before + 2}", (await fixture.RunAsync("count")).ValueText);
    }

    [Fact]
    public async Task Anonymous_objects_of_cells_that_left_nothing_are_of_one_type()
    {
        await fixture.RunAsync("var seen = new Dictionary<object, int>(); object first = new { Row = 1 };");
        await fixture.RunAsync("seen[new { Name = \"a\", seen.Count }] = 1;");
        await FillAsync("after");
        Assert.Equal("True", (await fixture.RunAsync("seen.ContainsKey(new { Name = \"a\", Count = 0 })")).ValueText);
        Assert.Equal("True", (await fixture.RunAsync("first.Equals(new { Row = 1 })")).ValueText);
        Assert.Equal("False", (await fixture.RunAsync("first.Equals(new { Column = 1 })")).ValueText);
    }

    [Fact]
    public async Task Cells_go_on_where_a_variable_has_a_type_with_a_newer_namesake()
    {
        await fixture.RunAsync("record Point(int X); var kept = new Point(2);");
        await fixture.RunAsync("record Point(string Name);");
        await fixture.RunAsync("var copy = kept;");
        await FillAsync("v");
        await FillAsync("w");
        Assert.Equal("Point { X = 2 } 54 0", (await fixture.RunAsync("$\"{copy} {v54} {w0}\"")).ValueText);
    }

    [Fact]
    public async Task Cells_go_on_after_one_whose_variable_has_a_type_that_does_not_load()
    {
        await fixture.RunAsync("""
            using System.Runtime.InteropServices;
            [StructLayout(LayoutKind.Explicit)] struct Torn { [FieldOffset(0)] public object Whole; [FieldOffset(0)] public int Part; }
            """);
        Assert.Contains("TypeLoadException", (await fixture.FailAsync("Torn torn = default;")).Name);
        await FillAsync("v");
        await FillAsync("w");
        Assert.Equal("54 0", (await fixture.RunAsync("$\"{v54} {w0}\"")).ValueText);
    }

    [Fact]
    public async Task What_the_compiler_warns_of_where_variables_are_moved_is_no_cells()
    {
        await fixture.RunAsync("[Obsolete(\"Use New.\")] class Old { }");
        Assert.Contains("Use New.", (await fixture.RunAsync("var old = new Old();")).Stderr);
        for (int i = 0; i < 55; i++) Assert.Equal("", (await fixture.RunAsync($"var v{i} = {i};")).Stderr);
        Assert.Equal("Old 54", (await fixture.RunAsync("$\"{old.GetType().Name} {v54}\"")).ValueText);
    }

    [Fact]
    public async Task A_single_statement_after_a_loaded_file_tells_its_own_line()
    {
        File.WriteAllText(Path.Combine(fixture.Folder, "first.csx"), "var numbers = new[] { 1 };\nvar past = 1;\n\n\npast++;\n");
        CellError error = await fixture.FailAsync("#load \"first.csx\"\nnumbers[past]");
        Assert.Equal("   at cell 1, line 2", error.Traceback[1]);
    }

    [Fact]
    public void Of_two_cells_that_continue_from_the_same_one_the_second_is_compiled_again()
    {
        ScriptCompiler compiler = NewCompiler();
        CompiledCell first = Compile(compiler, "var a = 1;"), second = Compile(compiler, "var b = 2;"), aside = Compile(compiler, "1 + 1");
        Assert.True(compiler.TryAdvance(first));
        Assert.False(compiler.TryAdvance(second));
        Assert.True(compiler.TryAdvance(aside));
        Assert.True(compiler.TryAdvance(Compile(compiler, "var b = 2;")));
        Assert.True(compiler.TryAdvance(Compile(compiler, "a + b")));
    }

    [Fact]
    public void A_cell_that_leaves_nothing_takes_no_place_from_one_that_was_compiled_beside_it()
    {
        ScriptCompiler compiler = NewCompiler();
        using SessionOutput output = new(1000);
        using CellRunner runner = new(new SessionLoadContext());
        RecordingSink sink = new();
        output.Begin(sink);
        CompiledCell variable = Compile(compiler, "var a = 1;"), aside = Compile(compiler, "_ = 1 + 1;");
        foreach (CompiledCell cell in new[] { variable, aside })
        {
            Assert.True(compiler.TryAdvance(cell));
            runner.Run(cell, new CellRun(output, "cell 1"));
        }
        runner.Run(Compile(compiler, "a"), new CellRun(output, "cell 2"));
        output.Flush();
        Assert.Equal("1", sink.ValueText);
    }

    [Fact]
    public void Variables_stay_where_a_cell_came_while_another_was_made_for_them()
    {
        ScriptCompiler compiler = NewCompiler();
        for (int i = 0; i < 55; i++) Assert.True(compiler.TryAdvance(Compile(compiler, $"var v{i} = {i};")));
        CompiledCell union = compiler.CompileUnion()!;
        Assert.True(compiler.TryAdvance(Compile(compiler, "var late = 6;")));
        compiler.Unite(union, () => throw new InvalidOperationException("Nothing is to be moved."));
        Assert.True(compiler.TryAdvance(Compile(compiler, "v1 + late")));
    }

    private ScriptCompiler NewCompiler() => new(
        [.. FrameworkReferences.All, .. InteractiveFormatters.Libraries.Prepend(nameof(NotebookKernel)).Select(AssemblyReference.Beside)],
        new ScriptSources(fixture.Folder));

    private static CompiledCell Compile(ScriptCompiler compiler, string code) => compiler.Compile(code, "cell 1", [], CancellationToken.None);

    private async Task FillAsync(string name)
    {
        for (int i = 0; i < 55; i++) await fixture.RunAsync($"var {name}{i} = {i};");
    }
}
