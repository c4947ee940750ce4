namespace NotebookKernel.Tests.Execution;

/// <summary>What the compiler warns of.</summary>
public sealed class WarningTests : IDisposable
{
    private const string Late = "async Task Late() { await Task.Delay(1); }\n";

    private readonly SessionFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData(Late + "Late();\n1", "(2,1): warning CS4014: Because this call is not awaited")]
    [InlineData(Late + "async Task F() { for (;;) { Late(); break; } }", "(2,29): warning CS4014")]
    [InlineData("int F() { return 1; Console.WriteLine(); }", "(1,21): warning CS0162: Unreachable code detected")]
    [InlineData("int F() => 1;\nvoid G() { int y; }", "(2,16): warning CS0168: The variable 'y' is declared but never used")]
    [InlineData("[Obsolete(\"use G\")] int F() => 1;\nint a = 1;\nF()", "(3,1): warning CS0618: 'F()' is obsolete: 'use G'")]
    [InlineData("#warning look here\n1", "(1,10): warning CS1030: #warning: 'look here'")]
    [InlineData("int z = 1;\nz == z", "(2,1): warning CS1718")]
    [InlineData("class A { public virtual void F() { } }\nclass B : A { public void F() { } }", "(2,27): warning CS0114")]
    [InlineData("#nullable enable\nstring q = null;", "(2,12): warning CS8625")]
    [InlineData("string F(int n) => n switch { 1 => \"a\" };", "(1,22): warning CS8509")]
    [InlineData("#!library\npublic class A { public int F() { return 1; return 2; } }", "(2,45): warning CS0162")]
    public async Task A_warning_is_told_once_with_its_place(string code, string expected)
    {
        string said = (await fixture.RunAsync(code)).Stderr;
        Assert.StartsWith(expected, said);
        Assert.Equal(said.IndexOf('\n'), said.Length - 1);
    }

    [Theory]
    [InlineData("int x = 1;\nvoid F() { int y = 2; void G() { } }")]
    [InlineData("class A { int f; private int g = 1; event Action E; public string? Name; }\nclass lower(int unread);")]
    [InlineData("using System;\nusing System;\nusing System.Linq;")]
    [InlineData("#!library\nusing System;\npublic class A;")]
    [InlineData("#pragma warning disable CS0162\nint F() { return 1; Console.WriteLine(); }")]
    [InlineData("string s = null;\ns?.Length")]
    [InlineData("return 1;\nConsole.WriteLine();\n2")]
    public async Task What_a_notebook_is_made_of_is_no_news(string code) => Assert.Empty((await fixture.RunAsync(code)).Stderr);

    // What the kernel puts in stands before, behind and around what is here.
    [Theory]
    [InlineData("int n = 0;\nwhile (true) if (n++ > 3) break;\nfor (;;) { break; }\ndo n++; while (n < 9);\nagain: if (n++ < 20) goto again;\nn")]
    [InlineData("int F(int n) => n < 1 ? 0 : F(n - 1);\nFunc<int, int> g = null;\ng = n => n < 1 ? 0 : g(n - 1);\nF(2) + g(2)")]
    [InlineData("class A { public A Next = null; public List<A> All { get; } = [new A(1)]; public A(int n) { All = null; } public A() { } }")]
    [InlineData("async Task<int> F() => await Task.FromResult(1);\nasync ValueTask G() { await Task.Yield(); }\nawait G();\nawait F()")]
    [InlineData("void F() => throw new Exception();\nint G() { throw new Exception(); }\nint P => throw new Exception();")]
    [InlineData("Parallel.For(0, 3, i => Math.Sqrt(i));\nParallel.Invoke(() => Console.Out.Flush());")]
    [InlineData("IEnumerable<int> F() { while (true) yield return 1; }\nF().First()")]
    [InlineData("if (DateTime.Now.Year < 0) throw new Exception();\n#nullable enable\nclass N { public N? Inner = new N(0); public N(int n) { Inner = null; } }")]
    public async Task The_checks_of_the_kernel_give_no_warnings(string code) => Assert.Empty((await fixture.RunAsync(code)).Stderr);

    [Fact]
    public async Task Warnings_of_loaded_and_imported_files_name_them()
    {
        string file = Path.Combine(fixture.Folder, "part.csx");
        File.WriteAllText(file, "int F() { for (;;) { break; } return 1; Console.WriteLine(); }");
        Assert.StartsWith($"{file}(1,41): warning CS0162", (await fixture.RunAsync("#load \"part.csx\"")).Stderr);
        Assert.StartsWith("part.csx(1,41): warning CS0162", (await fixture.RunAsync("#!import part.csx")).Stderr);
    }

    [Fact]
    public async Task Many_warnings_are_counted()
    {
        string said = (await fixture.RunAsync(string.Concat(Enumerable.Range(0, 14).Select(i => $"void F{i}() {{ int y; }}\n")))).Stderr;
        Assert.Equal(11, said.Count(character => character == '\n'));
        Assert.EndsWith("... and 4 more warnings\n", said);
    }

    [Fact]
    public async Task A_cell_with_an_error_tells_no_warnings() =>
        Assert.Empty((await fixture.TryAsync("void F() { int y; }\nmissing")).Sink.Stderr);
}
