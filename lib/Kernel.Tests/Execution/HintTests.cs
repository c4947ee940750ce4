using NotebookKernel.Execution;

namespace NotebookKernel.Tests.Execution;

/// <summary>What cells cannot do as a file of C# can, and what they are told then.</summary>
public sealed class HintTests : IDisposable
{
    private readonly SessionFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData("using var x = new StringReader(\"a\");", "write using (var name = …)")]
    [InlineData("using StringReader x = new(\"a\");", "write using (var name = …)")]
    [InlineData("await using var x = new StringWriter();", "write using (var name = …)")]
    [InlineData("Span<int> s = stackalloc int[3];", "declare it in a method or in { … }")]
    [InlineData("var s = \"abc\".AsSpan();", "declare it in a method or in { … }")]
    [InlineData("namespace A { class B { } }", "#!library may declare namespaces")]
    [InlineData("static class A { public static int Twice(this int x) => 2 * x; }", "#!library may declare extension methods")]
    public async Task What_a_cell_cannot_do_has_a_hint(string code, string hint)
    {
        CellError error = await fixture.FailAsync(code);
        Assert.Single(error.Traceback, line => line.Contains(hint));
    }

    [Theory]
    [InlineData("using var x = new StringReader(\"a\");")]
    [InlineData("using StringReader x = new(\"a\");")]
    [InlineData("await using var x = new StringWriter();")]
    [InlineData("await using System.IO.StringWriter x = new();")]
    [InlineData("using List<int>.Enumerator x = new List<int>().GetEnumerator();")]
    [InlineData("int a = missing;\nusing var x = new StringReader(\"a\");\nusing var y = new StringReader(\"a\");", 3)]
    public async Task The_hint_about_using_stands_below_the_first_error_of_its_line(string code, int first = 0)
    {
        IReadOnlyList<string> lines = (await fixture.FailAsync(code)).Traceback;
        Assert.Contains("write using (var name", lines[first + 3]);
    }

    [Theory]
    [InlineData("Thread.Sleep(1);", "Thread is in System.Threading: write using System.Threading;")]
    [InlineData("ConcurrentBag<int> b = new();", "ConcurrentBag is in System.Collections.Concurrent: write using System.Collections.Concurrent;")]
    [InlineData("Timer t;", "Timer is in System.Threading and in System.Timers: write using System.Threading; or using System.Timers;")]
    public async Task A_type_of_another_namespace_is_named_with_it(string code, string hint) =>
        Assert.Single((await fixture.FailAsync(code)).Traceback, line => line.Trim() == hint);

    [Theory]
    [InlineData("Thred.Sleep(1);")]
    [InlineData("y + 1")]
    public async Task A_name_that_no_library_has_has_no_hint(string code) =>
        Assert.DoesNotContain((await fixture.FailAsync(code)).Traceback, line => line.Contains("write using"));

    [Theory]
    [InlineData("using (var x = new StringReader(\"a\")) Console.Write(x.ReadLine());", "a")]
    [InlineData("{ Span<int> s = stackalloc int[3]; s[1] = 4; Console.Write(s[1]); }", "4")]
    public async Task What_the_hints_say_works(string code, string expected) =>
        Assert.Equal(expected, (await fixture.RunAsync(code)).Stdout);

    [Theory]
    [InlineData("using System.Text\nvar x = 1;")]
    [InlineData("int x = 1 int y")]
    public async Task Another_mistake_has_no_hint_about_using(string code) =>
        Assert.DoesNotContain((await fixture.FailAsync(code)).Traceback, line => line.Contains("write using"));

    [Theory]
    [InlineData("var text = \"\"\"\n  #r \"Gone.dll\"\n  \"\"\";\ntext.Length", "13")]
    [InlineData("/*\n#r \"Gone.dll\"\n*/\n1", "1")]
    [InlineData("#if NEVER\n#r \"Gone.dll\"\n#endif\n1", "1")]
    public async Task A_reference_in_a_text_or_a_comment_is_none(string code, string expected) =>
        Assert.Equal(expected, (await fixture.RunAsync(code)).ValueText);

    [Fact]
    public async Task A_script_that_is_loaded_may_refer_to_libraries_beside_it()
    {
        string scripts = Directory.CreateDirectory(Path.Combine(fixture.Folder, "scripts")).FullName;
        LibraryBuilder.Build(Path.Combine(scripts, "Deep.dll"), "public static class Deep { public static int Value = 5; }");
        File.WriteAllText(Path.Combine(scripts, "inner.csx"), "#r \"Deep.dll\"\nint Inner() => Deep.Value;");
        File.WriteAllText(Path.Combine(scripts, "outer.csx"), "#load \"inner.csx\"\nint Outer() => Inner() + 1;");

        Assert.Equal("6", (await fixture.RunAsync("#load \"scripts/outer.csx\"\nOuter()")).ValueText);
        Assert.Equal("5", (await fixture.RunAsync("Deep.Value")).ValueText);
    }
}
