using CSharpKernel.Execution;

namespace CSharpKernel.Tests.Execution;

public sealed class InterruptionRewriterTests : IDisposable
{
    private readonly SessionFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData("static void K(Index1D i, ArrayView<int> v) { for (int k = 0; k < 3; k++) v[i] = Twice(i); }")]
    [InlineData("static void K(ILGPU.LongIndex2D i, ILGPU.Runtime.ArrayView2D<int, Stride> v) { v[i] = Twice(i); }")]
    [InlineData("static void K(int i, int[] v) { v[i] = 2 * i; }")]
    [InlineData("static int K(int i) => i + 1;")]
    [InlineData("class A { static int K(int i) => i + 1; }")]
    public void What_cannot_hold_or_does_not_need_a_check_stays_as_it_is(string code) =>
        Assert.DoesNotContain(nameof(Interruption.CheckFunction), Rewritten(code));

    [Theory]
    [InlineData("static int K(int i) => K(i + 1);")]
    [InlineData("static int K(int i) { while (i > 0) i++; return i; }")]
    [InlineData("static object K(int i) => new Other();")]
    [InlineData("int K(int i) => i + 1;")]
    [InlineData("class A { static int K => K; }")]
    [InlineData("class A { public override string ToString() => \"\" + this; }")]
    public void What_may_call_itself_or_not_end_has_one(string code) =>
        Assert.Contains(nameof(Interruption.CheckFunction), Rewritten(code));

    [Theory]
    [InlineData("using T = System.Threading.Tasks.Task<int>;\nasync T F() => await Task.FromResult(1);\nawait F()", "1")]
    [InlineData("int n = 0;\nasync System.Threading.Tasks.Task F() => n = await Task.FromResult(2);\nawait F();\nn", "2")]
    [InlineData("int n = 0;\nasync ValueTask F() => n = await Task.FromResult(3);\nawait F();\nn", "3")]
    [InlineData("async System.Threading.Tasks.ValueTask<int> F() => await Task.FromResult(4);\nawait F()", "4")]
    [InlineData("using T = System.Threading.Tasks.Task;\nint n = 0;\nasync T F() => n = await System.Threading.Tasks.Task.FromResult(5);\nawait F();\nn", "5")]
    public async Task Asynchronous_arrows_keep_what_they_return(string code, string expected) =>
        Assert.Equal(expected, (await fixture.RunAsync(code)).ValueText);

    private static string Rewritten(string code) => $"{InterruptionRewriter.Rewrite(ScriptCompiler.Parse(code, ScriptCompiler.CellName(1)))}";
}
