using NotebookKernel.Execution;

namespace NotebookKernel.Tests.Execution;

/// <summary>Functions that call themselves without an end, on many threads at once.</summary>
public sealed class RecursionTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly SessionFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData("Func<int, int> a = null!;\na = n => { Parallel.For(0, 4, i => a(n + 1)); return n; };\na(0)")]
    [InlineData("Func<int, int> a = null!;\na = n => { Parallel.ForEach(new[] { 1, 2, 3 }, i => a(n + 1)); return n; };\na(0)")]
    [InlineData("Func<int, int> a = null!;\na = n => { Loop(i => a(n + 1)); return n; };\na(0)")]
    [InlineData("Deeper(0)")]
    public async Task Recursion_through_parallel_loops_ends(string code)
    {
        await fixture.RunAsync("void Loop(Action<int> body) => Parallel.For(0, 4, body);\n"
            + "int Deeper(int n) { Parallel.For(0, 4, i => Deeper(n + 1)); return n; }\nint Depth(int n) => n == 0 ? 0 : 1 + Depth(n - 1);");
        CellError error = await fixture.FailAsync(code).WaitAsync(Limit);
        Assert.Contains("code calls itself without an end", error.Message);
        Assert.Equal("20000", (await fixture.RunAsync("await Task.Yield();\nParallel.For(0, 4, i => Depth(5_000));\nDepth(20_000)")).ValueText);
    }

    [Theory]
    [InlineData("Func<int, int> a = null!;\na = n => { Parallel.Invoke(() => a(n + 1), () => a(n + 1)); return n; };\na(0)")]
    [InlineData("int G(int n) { Task.WaitAll(Task.Run(() => G(n + 1)), Task.Run(() => G(n + 1))); return n; }\nG(0)")]
    [InlineData("int H(int n) => Enumerable.Range(0, 4).AsParallel().Select(i => H(n + 1)).Sum();\nH(0)")]
    public async Task Recursion_that_branches_can_be_interrupted(string code)
    {
        Thread user = new(() => // No timer, since the cell keeps all threads of the pool busy.
        {
            Thread.Sleep(2_000);
            fixture.Session.Interrupt();
        });
        user.Start();
        Assert.NotNull((await fixture.TryAsync(code).WaitAsync(Limit)).Result);
        user.Join();
        Assert.Equal("2", (await fixture.RunAsync("1 + 1").WaitAsync(Limit)).ValueText);
    }

    [Fact]
    public async Task What_follows_recursion_that_was_caught_may_be_deep() => Assert.Equal("50000", (await fixture.RunAsync(
        "int Endless(int n) => 1 + Endless(n + 1);\nint Depth(int n) => n == 0 ? 0 : 1 + Depth(n - 1);\n"
        + "try { Endless(0); } catch (InsufficientExecutionStackException) { }\nDepth(50_000)")).ValueText);
}
