using NotebookKernel.Execution;

namespace NotebookKernel.Tests.Execution;

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
    [InlineData("var a = 1;\na", 1)]
    [InlineData("var a = 1;\na + 1", 2)]
    [InlineData("var a = new int[1];\na[1]", 2)]
    [InlineData("a[1]", 0)]
    public void Statements_of_a_cell_that_may_fail_tell_their_lines(string code, int telling) =>
        Assert.Equal(telling, Rewritten(code).Split($".{nameof(Interruption.At)}(").Length - 1);

    [Theory]
    [InlineData("using T = System.Threading.Tasks.Task<int>;\nasync T F() => await Task.FromResult(1);\nawait F()", "1")]
    [InlineData("int n = 0;\nasync System.Threading.Tasks.Task F() => n = await Task.FromResult(2);\nawait F();\nn", "2")]
    [InlineData("int n = 0;\nasync ValueTask F() => n = await Task.FromResult(3);\nawait F();\nn", "3")]
    [InlineData("async System.Threading.Tasks.ValueTask<int> F() => await Task.FromResult(4);\nawait F()", "4")]
    [InlineData("using T = System.Threading.Tasks.Task;\nint n = 0;\nasync T F() => n = await System.Threading.Tasks.Task.FromResult(5);\nawait F();\nn", "5")]
    public async Task Asynchronous_arrows_keep_what_they_return(string code, string expected) =>
        Assert.Equal(expected, (await fixture.RunAsync(code)).ValueText);

    [Theory]
    [InlineData("Func<int, int> f = null;\nf = n => f(n + 1) + 1;\nf(0)")]
    [InlineData("Action<int> f = null, g = null;\nf = n => g(n + 1);\ng = n => f(n + 1);\nf(0)")]
    [InlineData("Func<int, int> f = null;\nf = n => f.Invoke(n + 1) + 1;\nf(0)")]
    [InlineData("var f = (Func<int, int>)null;\nf = n => 1 + f?.Invoke(n + 1) ?? 0;\nf(0)")]
    [InlineData("var fs = new Func<int, int>[2];\nfs[0] = n => fs[1](n + 1) + 1;\nfs[1] = n => fs[0](n);\nfs[0](0)")]
    [InlineData("class Model { public Func<int, int> F; }\nvar md = new Model();\nmd.F = n => md.F(n + 1) + 1;\nmd.F(0)")]
    [InlineData("delegate int Rc(Rc r);\nRc rc = r => r(r) + 1;\nrc(rc)")]
    [InlineData("Func<int, int> walk = null;\nwalk = n => new[] { n }.Sum(child => walk(child));\nwalk(0)")]
    [InlineData("class A { public static Func<int, int> F { get; } = n => F(n + 1) + 1; }\nA.F(0)")]
    [InlineData("class A { A a = new(); }\nnew A()")]
    [InlineData("class A { public List<A> All { get; } = [new A()]; }\nnew A()")]
    [InlineData("class A { A[] all = new A[] { new A() }; public A() { } }\nnew A()")]
    [InlineData("async Task<int> F(int n) { return 1 + await F(n + 1); }\nawait F(0)")]
    [InlineData("async Task F() => await F();\nawait F()")]
    public async Task Endless_recursion_is_an_error_of_the_cell(string code)
    {
        CellError error = await fixture.FailAsync(code);
        Assert.EndsWith(nameof(InsufficientExecutionStackException), error.Name);
        Assert.Equal("2", (await fixture.RunAsync("1 + 1")).ValueText);
    }

    [Theory]
    [InlineData("Func<int, int> fib = null;\nfib = n => n < 2 ? n : fib(n - 1) + fib(n - 2);\nfib(20)", "6765")]
    [InlineData("int F(int n) => n; long F(long n) => n;\n{ Func<int, int> F = n => n + 1; }\nFunc<int, int> g = n => F(n);\ng(7)", "7")]
    [InlineData("class P { public List<int> Sizes = new() { 1, 2 }; public byte[] Bytes { get; } = [3]; object o = new(); }\nnew P().Sizes.Count + new P().Bytes[0]", "5")]
    [InlineData("long sum = 0;\nParallel.For(0, 10, i => System.Threading.Interlocked.Add(ref sum, i));\nsum", "45")]
    [InlineData("long sum = 0;\nParallel.For(0, 10, () => new List<int>(), (i, s, l) => Add(l, i), l => System.Threading.Interlocked.Add(ref sum, l.Sum()));\nList<int> Add(List<int> l, int i) { l.Add(i); return l; }\nsum", "45")]
    [InlineData("int a = 0, b = 0;\nParallel.Invoke(() => a = 1, () => b++);\na + b", "2")]
    [InlineData("System.Linq.Expressions.Expression<Func<int, int>> tree = n => n + 1;\ntree.ToString()", "n => (n + 1)")]
    [InlineData("class Q { public string ForAll(Func<int, int> f) => \"Func\"; public string ForAll(Action<int> f) => \"Action\"; }\n"
        + "int F(int n) => n;\nnew Q().ForAll(i => F(i))", "Func")]
    [InlineData("static class Parallel\n{\n    public static string For(Func<int, int> f) => \"Func\";\n"
        + "    public static string For(Action<int> f) => \"Action\";\n}\n"
        + "int F(int n) => n;\nParallel.For(i => F(i))", "Func")]
    [InlineData("using System.Linq.Expressions;\nFunc<int, int> f = n => n, g = n => f(n);\nExpression<Func<int, int>> e = n => g(n);\n"
        + "e.ToString().Contains(\"Checked\")", "False")]
    [InlineData("using System.Linq.Expressions;\nstring Show(Expression<Func<int, int>> e) => e.ToString();\nFunc<int, int> f = n => n;\n"
        + "Show(n => f(n)).Contains(\"Checked\")", "False")]
    [InlineData("using System.Runtime.CompilerServices;\nstring Who([CallerMemberName] string name = null) => name;\n"
        + "string Outer() { { Func<string> Who = () => \"\"; Who(); } Func<string> g = () => Who(); return g(); }\nOuter()", "Outer")]
    [InlineData("int n = 0;\nAction<int> f = null;\nf = i => n += i;\nf(2);\nn", "2")]
    [InlineData("Func<int, Task<int>> f = null;\nf = async i => i == 0 ? 0 : 1 + await f(i - 1);\nawait f(3)", "3")]
    public async Task Checks_change_no_result(string code, string expected) =>
        Assert.Equal(expected, (await fixture.RunAsync(code)).ValueText);

    // A check around the name of overloaded methods of an earlier cell does not fit, since that name has no type.
    [Fact]
    public async Task Where_a_check_in_an_expression_does_not_fit_the_others_stay()
    {
        await fixture.RunAsync("int G(int n) => n;\nlong G(long n) => n;");
        CellError error = await fixture.FailAsync(
            "int F(int n) => F(n + 1) + 1;\n{ Func<int, int> G = null; G = i => i; G(0); }\n"
            + "var h = (Func<int, int>)null;\nh = i => G(i);\nh(1);\nF(0)");
        Assert.EndsWith(nameof(InsufficientExecutionStackException), error.Name);
    }

    [Theory]
    [InlineData("F(0)", "")]
    [InlineData("h(3)", "{ Func<int, int> G = null; G = i => i; G(0); }\nvar h = (Func<int, int>)null;\nh = i => G(i);\n")]
    public async Task A_loaded_file_has_the_checks_that_fit(string code, string more)
    {
        await fixture.RunAsync("int G(int n) => n;\nlong G(long n) => n;");
        File.WriteAllText(Path.Combine(fixture.Folder, "part.csx"), more + "int F(int n) => F(n + 1) + 1;");
        await fixture.RunAsync("#load \"part.csx\"");
        if (more.Length > 0) Assert.Equal("3", (await fixture.RunAsync(code)).ValueText);
        Assert.EndsWith(nameof(InsufficientExecutionStackException), (await fixture.FailAsync("F(0)")).Name);
    }

    [Fact]
    public async Task An_error_in_a_loaded_file_shows_the_file_as_it_is()
    {
        File.WriteAllText(Path.Combine(fixture.Folder, "part.csx"), "int F(int n) => missing;");
        CellError error = await fixture.FailAsync("#load \"part.csx\"\nF(1)");
        Assert.Contains("part.csx(1,17): error CS0103", error.Message);
        Assert.Equal("    int F(int n) => missing;", error.Traceback[1]);
    }

    private static string Rewritten(string code) => $"{InterruptionRewriter.Rewrite(ScriptCompiler.Parse(code, ScriptCompiler.CellName(1)))}";
}
