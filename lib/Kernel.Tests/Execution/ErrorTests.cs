using NotebookKernel.Execution;

namespace NotebookKernel.Tests.Execution;

public sealed class ErrorTests : IDisposable
{
    private readonly SessionFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task A_compile_error_shows_place_code_message_and_source()
    {
        CellError error = await fixture.FailAsync("var x = 1;\nforeach (int i in new[] { 1 }) {\n\tx += missing;\n}");
        Assert.Equal("CompilationError", error.Name);
        Assert.Equal(
            [
                "(3,7): error CS0103: The name 'missing' does not exist in the current context",
                "    \tx += missing;",
                "    \t     ^^^^^^^",
            ],
            error.Traceback);
    }

    [Fact]
    public async Task Every_compile_error_is_shown_in_order()
    {
        CellError error = await fixture.FailAsync("second();\nfirst();");
        Assert.Equal(["(1,1)", "(2,1)"], error.Traceback.Where(line => line.StartsWith('(')).Select(line => line[..5]));
    }

    [Fact]
    public async Task An_exception_shows_frames_of_cells_only()
    {
        await fixture.RunAsync("int Parse(string text) => int.Parse(text);");
        CellError error = await fixture.FailAsync("void Outer()\n{\n    Parse(\"x\");\n}\n\nOuter();");
        Assert.Equal("System.FormatException", error.Name);
        Assert.Equal(
            [
                "System.FormatException: The input string 'x' was not in a correct format.",
                "   at Parse(string) in cell 1, line 1",
                "   at Outer() in cell 2, line 3",
                "   at cell 2, line 6",
            ],
            error.Traceback);
    }

    [Theory]
    [InlineData("var few = new int[1];\n\nfew[4]", "cell 1, line 3")]
    [InlineData("var few = new int[1];\nint.Parse(\"1\");\n\nfew[4] = 1;\nfew[0]", "cell 1, line 4")]
    [InlineData("var few = new int[1];\n// the fourth\nvar fourth = few[4];", "cell 1, line 3")]
    [InlineData("var few = new int[1];\n(few[0],\n few[4])", "cell 1, lines 2 to 3")]
    [InlineData("var few = new int[1];\nfor (int i = 0; i < 2; i++)\n    few[i]++;", "cell 1, lines 2 to 3")]
    [InlineData("checked(int.Parse(\"2147483647\") + 1)", "cell 1, line 1")]
    [InlineData("\n// the fourth\n\n(new int[1])[4] // is missing\n\n", "cell 1, line 4")]
    [InlineData("#nullable enable\n(new int[1])[4]", "cell 1, line 2")]
    [InlineData("int Fourth => (new int[1])[4];\nFourth", "Fourth in cell 1, line 1;cell 1, line 2")]
    [InlineData("\nFew.At(4); class Few { public static int At(int i) => (new int[1])[i]; }", "Few.At(int) in cell 1, line 2;cell 1, line 2")]
    [InlineData("var few = new int[1];\nint Fourth() => few[4];\n\nFourth()", "Fourth() in cell 1, line 2;cell 1, line 4")]
    [InlineData(
        "int Fourth(int[] few)\n{\n    Console.Write(0);\n    return few[4];\n}\n\nFourth(new int[1])",
        "Fourth(int[]) in cell 1, lines 3 to 4;cell 1, line 7")]
    [InlineData("await Task.Yield();\nvar few = new int[1];\n\nfew[4]", "cell 1, line 4")]
    public async Task What_the_runtime_itself_finds_wrong_has_its_line(string code, string frames)
    {
        CellError error = await fixture.FailAsync(code);
        Assert.Equal(frames.Split(';').Select(frame => "   at " + frame), error.Traceback.Skip(1));
    }

    [Fact]
    public async Task Frames_of_async_code_lambdas_and_members_read_as_in_the_source()
    {
        await fixture.RunAsync(
            """
            class Store
            {
                public async Task<int> LoadAsync() { await Task.Yield(); return Items; }
                int Items => new[] { 1 }.Select(x => { return Fail(x); }).Sum();
                static int Fail(int x) { throw new InvalidOperationException("no"); }
            }
            """);
        CellError error = await fixture.FailAsync("await new Store().LoadAsync()");
        Assert.Equal(
            [
                "   at Store.Fail(int) in cell 1, line 5",
                "   at a lambda in Store.get_Items in cell 1, line 4",
                "   at Store.Items in cell 1, line 4",
                "   at Store.LoadAsync() in cell 1, line 3",
                "   at cell 2, line 1",
            ],
            error.Traceback.Skip(1));
    }

    [Theory]
    [InlineData("int Parse(string text) => int.Parse(text);", "Parse(\"x\")")]
    [InlineData("class Reader { public static int Read => int.Parse(\"x\"); }", "_ = Reader.Read")]
    [InlineData("Func<string, int> read = text => int.Parse(text);", "read(\"x\")")]
    public async Task The_text_of_an_exception_that_a_cell_shows_names_its_lines(string callee, string call)
    {
        await fixture.RunAsync($"\n{callee}");
        string text = (await fixture.RunAsync($"try {{ {call}; }} catch (Exception failure) {{ Console.Write(failure); }}")).Stdout;
        Assert.Contains("in cell 1:line 2", text);
        Assert.Contains("in cell 2:line 1", text);
    }

    [Fact]
    public async Task Causes_are_shown()
    {
        CellError error = await fixture.FailAsync("throw new InvalidOperationException(\"outer\", new ArgumentException(\"inner\"));");
        Assert.Equal("outer", error.Message);
        Assert.Contains("caused by System.ArgumentException: inner", error.Traceback);
    }

    [Fact]
    public async Task A_native_stack_in_a_message_comes_last()
    {
        CellError error = await fixture.FailAsync(
            """
            void Fail() => throw new System.Runtime.InteropServices.ExternalException("shapes do not fit\nframe #0: a\nframe #1: b\n");

            Fail();
            """);
        Assert.Equal("System.Runtime.InteropServices.ExternalException", error.Name);
        Assert.Equal("shapes do not fit", error.Message);
        Assert.Equal(
            [
                "System.Runtime.InteropServices.ExternalException: shapes do not fit",
                "   at Fail() in cell 1, line 1",
                "   at cell 1, line 3",
                "native stack:",
                "frame #0: a",
                "frame #1: b",
            ],
            error.Traceback);
    }

    [Fact]
    public async Task Endless_recursion_is_an_exception_that_the_session_survives()
    {
        CellError error = await fixture.FailAsync("int Deeper(int n) => Deeper(n + 1) + 1;\nDeeper(0)");
        Assert.Equal("System.InsufficientExecutionStackException", error.Name);
        Assert.True(error.Traceback.Count < 60, $"{error.Traceback.Count} lines");
        Assert.Equal("2", (await fixture.RunAsync("1 + 1")).ValueText);
    }

    [Theory]
    [InlineData("class A { public int P => P + 1; }\nnew A().P")]
    [InlineData("class A { public int P { get => P + 1; } }\nnew A().P")]
    [InlineData("class A { int n; public int P { set => n = (P = value) + 1; } }\nnew A().P = 1;")]
    [InlineData("class A { public int this[int i] => this[i + 1] + 1; }\nnew A()[0]")]
    [InlineData("class A { public A() => new A().ToString(); }\nnew A()")]
    [InlineData("class A { public static int operator -(A a) => -a + 1; }\n-new A()")]
    [InlineData("class A { public static implicit operator int(A a) => (int)a + 1; }\n(int)new A()")]
    [InlineData("class A { public static explicit operator int(A a) { return (int)a + 1; } }\n(int)new A()")]
    [InlineData("int Endless => Endless + 1;\nEndless")]
    public async Task Endless_recursion_of_any_member_is_an_exception(string code)
    {
        CellError error = await fixture.FailAsync(code);
        Assert.Equal("System.InsufficientExecutionStackException", error.Name);
    }

    [Fact]
    public async Task Members_that_are_expressions_keep_their_lines_and_values()
    {
        RecordingSink sink = await fixture.RunAsync(
            """
            class Counter
            {
                int[] n = new int[2];
                public ref int Last =>
                    ref n[1]; // the last
            #if DEBUG
                public int Twice => 0;
            #else
                public int Twice => 2 * n[0]; /* two */ public int Thrice => 3 * n[0];
            #endif
                public int First { get => n[0]; set => n[0] = value; }
                public int Line { get { return new System.Diagnostics.StackFrame(true).GetFileLineNumber(); } }
                public Counter(int start) => First = start;
                public static Counter operator +(Counter counter, int by) => new(counter.First + by);
                public static implicit operator int(Counter counter) => counter.First;
            }
            Counter five = new Counter(2) + 3;
            five.Last = 7;
            (five.Last, five.Twice, five.Thrice, (int)five, five.Line)
            """);
        Assert.Equal("(7, 10, 15, 5, 12)", sink.ValueText);
    }

    [Fact]
    public async Task An_exception_in_a_static_initializer_is_shown_itself()
    {
        CellError error = await fixture.FailAsync(
            "static class Table { public static int Size = int.Parse(\"x\"); }\n\nTable.Size");
        Assert.Equal("System.FormatException", error.Name);
        Assert.StartsWith("System.FormatException: The input string 'x'", error.Traceback[0]);
        Assert.Contains("   at cell 1, line 3", error.Traceback);
    }

    [Fact]
    public async Task An_exception_on_a_thread_of_the_cell_is_reported()
    {
        RecordingSink sink = await fixture.RunAsync(
            """
            var thread = new System.Threading.Thread(() => throw new Exception("lost"));
            thread.Start();
            thread.Join();
            """);
        Assert.Contains("System.Exception: lost", sink.Stderr);
        Assert.Equal("2", (await fixture.RunAsync("1 + 1")).ValueText);
    }

    [Theory]
    [InlineData("#!cobol\nDISPLAY 'x'.", "(1,1)", "Expected #!csharp")]
    [InlineData("var x = 1;\n#r \"missing.dll\"", "(2,1)", "missing.dll")]
    [InlineData("#r \"nuget: \"", "(1,1)", "nuget: Name, version")]
    public async Task A_line_that_cannot_be_obeyed_is_named(string code, string place, string message)
    {
        CellError error = await fixture.FailAsync(code);
        Assert.Equal("DirectiveError", error.Name);
        Assert.StartsWith(place, error.Traceback[0]);
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public async Task An_exception_that_cannot_say_its_message_is_an_error_all_the_same()
    {
        CellError error = await fixture.FailAsync(
            "class Mute : Exception { public override string Message => throw new Exception(\"inner\"); }\nthrow new Mute();");
        Assert.Equal(("Mute", "(its Message threw Exception)"), (error.Name, error.Message));
        Assert.Equal("2", (await fixture.RunAsync("1 + 1")).ValueText);
    }

    [Fact]
    public async Task What_a_script_cannot_declare_is_advised_to_go_into_a_library_cell()
    {
        CellError error = await fixture.FailAsync("static class Extensions { public static int Twice(this int x) => 2 * x; }");
        Assert.Contains(error.Traceback, line => line.Contains("#!library", StringComparison.Ordinal));
    }
}
