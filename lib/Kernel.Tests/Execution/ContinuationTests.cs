using Microsoft.CodeAnalysis;
using NotebookKernel.Execution;

namespace NotebookKernel.Tests.Execution;

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

    [Fact]
    public async Task The_compiler_does_not_look_names_up_in_ever_more_cells()
    {
        await fixture.RunAsync("var x = 41; record Point(int X, int Y); var list = new List<string> { \"a\" }; var same = list;");
        await fixture.RunAsync("""
            (int Left, string Right) pair = (1, "two"); dynamic loose = 5; int? none = null; var point = new Point(3, 4);
            int[,] grid = { { 1, 2 } }; var @class = "class"; object shared = list;
            """);
        for (int i = 0; i < 130; i++)
            Assert.Equal($"{41 + i}", (await fixture.RunAsync($"var v{i} = x + {i};\nv{i}")).ValueText);
        Assert.InRange(Chain().Count(), 3, 60);
        Assert.Equal("41 170 106", (await fixture.RunAsync("$\"{v0} {v129} {v65}\"")).ValueText);
        Assert.Equal(
            "two 6  Point { X = 3, Y = 4 } 2 class",
            (await fixture.RunAsync("$\"{pair.Right} {loose + 1} {none} {point} {grid[0, 1]} {@class}\"")).ValueText);
        await fixture.RunAsync("list.Add(\"b\"); v0 = 7; var v1 = \"newer\";");
        Assert.Equal("True 2 7 newer", (await fixture.RunAsync("$\"{object.ReferenceEquals(shared, same)} {same.Count} {v0} {v1}\"")).ValueText);
    }

    [Fact]
    public async Task Variables_stay_where_code_of_their_cell_uses_them()
    {
        await FillAsync("before");
        await fixture.RunAsync("var count = 0; Action more = () => count++;");
        await FillAsync("between");
        await fixture.RunAsync("int total = 0; int Add(int n) => total += n; IEnumerable<int> lazy = from n in new[] { 1, 2 } select n * count;");
        await FillAsync("after");
        await fixture.RunAsync("more(); more(); Add(5); total++;");
        Assert.Equal("2 6 6", (await fixture.RunAsync("$\"{count} {total} {lazy.Sum()}\"")).ValueText);
        Assert.InRange(Chain().Count(), 3, 120);
    }

    [Fact]
    public async Task A_cell_that_goes_on_in_the_background_keeps_its_variables()
    {
        await fixture.RunAsync("var gate = new TaskCompletionSource();");
        using CancellationTokenSource stop = new();
        Task<(CellError? Result, RecordingSink Sink)> waiting =
            fixture.TryAsync("int late = 1;\nConsole.Write(\"waits\");\nawait gate.Task.ConfigureAwait(false);\nlate = 2;", stop.Token);
        await Task.Delay(500);
        await stop.CancelAsync();
        Assert.NotNull((await waiting).Result);
        await FillAsync("after");
        await fixture.RunAsync("gate.SetResult(); await Task.Delay(200);");
        Assert.Equal("2", (await fixture.RunAsync("late")).ValueText);
    }

    [Fact]
    public async Task A_type_without_a_name_or_with_a_newer_namesake_does_no_harm()
    {
        await fixture.RunAsync("record Point(int X); var old = new Point(1); var nameless = new[] { new { Name = \"n\" } };");
        await fixture.RunAsync("var kept = new Point(2);");
        await fixture.RunAsync("record Point(string Name);");
        await fixture.RunAsync("var copy = kept; var namelessToo = nameless[0]; var list = nameless.ToList();");
        await FillAsync("v");
        Assert.Equal(
            "Point { X = 1 } Point { X = 2 } n 1 Point { Name = new }",
            (await fixture.RunAsync("$\"{old} {copy} {namelessToo.Name} {list.Count} {new Point(\"new\")}\"")).ValueText);
    }

    private async Task FillAsync(string name)
    {
        for (int i = 0; i < 55; i++) await fixture.RunAsync($"var {name}{i} = {i};");
    }

    // The cell that a new one would continue from.
    private Compilation Last() => Chain().First();

    private IEnumerable<Compilation> Chain()
    {
        Compilation? cell = fixture.Session.Sketch(ScriptCompiler.Parse("", ""));
        while ((cell = cell!.ScriptCompilationInfo!.PreviousScriptCompilation) is not null) yield return cell;
    }
}
