using CSharpKernel.Execution;
using Microsoft.CodeAnalysis;

namespace CSharpKernel.Tests.Execution;

/// <summary>What later cells see of earlier ones.</summary>
public sealed class ContinuationTests : IDisposable
{
    private readonly SessionFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task Cells_continue_only_from_cells_that_left_something()
    {
        await fixture.RunAsync("var a = 1;");
        Compilation before = Last();
        await fixture.RunAsync("a += 1;");
        await fixture.RunAsync("a");
        await fixture.RunAsync("Console.Write(a); new[] { 3, 1 }.Max(x => x * a)");
        await fixture.FailAsync("throw new InvalidOperationException();");
        Assert.Same(before, Last());
        await fixture.RunAsync("int.TryParse(\"5\", out var read);");
        Assert.NotSame(before, Last());
        Assert.Equal("7", (await fixture.RunAsync("a + read")).ValueText);
    }

    [Theory]
    [InlineData("var value = 3;", "value")]
    [InlineData("int value;\nvalue = 3;", "value")]
    [InlineData("var (value, rest) = (3, 4);", "value")]
    [InlineData("if ((object)3 is int value) { }", "value")]
    [InlineData("class Three { public static int Value => 3; }", "Three.Value")]
    [InlineData("int Three() => 3;", "Three()")]
    [InlineData("int Three { get; set; } = 3;", "Three")]
    [InlineData("delegate int Maker(); enum Number { Three = 3 }", "(int)Number.Three")]
    [InlineData("using Three = System.Threading.Timeout;", "Three.Infinite + 4")]
    [InlineData("using static System.Math;", "Max(3, 2)")]
    public async Task What_a_cell_leaves_is_seen_by_all_later_ones(string code, string seen)
    {
        await fixture.RunAsync("1 + 1");
        await fixture.RunAsync(code);
        await fixture.RunAsync("2 + 2");
        Assert.Equal("3", (await fixture.RunAsync(seen)).ValueText);
    }

    [Fact]
    public async Task Code_of_a_cell_that_left_nothing_goes_on_with_the_variables_it_knows()
    {
        await fixture.RunAsync("var count = 0; var gate = new System.Threading.SemaphoreSlim(0); var ran = new TaskCompletionSource<int>();");
        await fixture.RunAsync("_ = Task.Run(async () => { await gate.WaitAsync(); ran.SetResult(++count); });");
        await fixture.RunAsync("var other = 5;");
        await fixture.RunAsync("other = 6; gate.Release();");
        Assert.Equal("1", (await fixture.RunAsync("await ran.Task")).ValueText);
        Assert.Equal("7", (await fixture.RunAsync("count + other")).ValueText);
    }

    [Fact]
    public async Task Anonymous_types_of_cells_fit_together()
    {
        await fixture.RunAsync("new { Name = \"first\" }.ToString()");
        await fixture.RunAsync("var all = new[] { new { Name = \"second\" } }.ToList();");
        await fixture.RunAsync("all.Add(new { Name = \"third\" });");
        Assert.Equal("second third", (await fixture.RunAsync("string.Join(' ', all.Select(one => one.Name))")).ValueText);
    }

    [Fact]
    public async Task A_prepared_continuation_does_not_wait_for_the_pool()
    {
        await fixture.RunAsync("""
            var end = new System.Threading.ManualResetEventSlim();
            System.Threading.ThreadPool.GetMinThreads(out int threads, out _);
            for (int i = 0; i < 4 * threads; i++) System.Threading.ThreadPool.QueueUserWorkItem(_ => end.Wait());
            """);
        Assert.Equal("3", (await fixture.RunAsync("var three = 3;\nthree")).ValueText);
        Assert.Equal("4", (await fixture.RunAsync("var four = three + 1;\nend.Set();\nfour")).ValueText);
    }

    // The cell that a new one would continue from.
    private Compilation Last() => fixture.Session.Sketch(ScriptCompiler.Parse("", "")).ScriptCompilationInfo!.PreviousScriptCompilation!;
}
