using NotebookKernel.Execution;

namespace NotebookKernel.Tests.Execution;

public sealed class StateTests : IDisposable
{
    private readonly SessionFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task A_cell_shows_the_value_of_its_last_expression()
    {
        RecordingSink sink = await fixture.RunAsync("var x = 20;\nx * 2 + 2");
        Assert.Equal("42", sink.ValueText);
    }

    [Fact]
    public async Task A_cell_that_ends_with_a_semicolon_shows_nothing()
    {
        RecordingSink sink = await fixture.RunAsync("var x = 20;");
        Assert.Empty(sink.Events);
    }

    [Fact]
    public async Task Variables_functions_and_types_live_on()
    {
        await fixture.RunAsync("var x = 2; int Twice(int n) => 2 * n; record Point(int X, int Y);");
        await fixture.RunAsync("using System.Globalization;");
        await fixture.RunAsync("// nothing but a comment");
        RecordingSink sink = await fixture.RunAsync("x++; $\"{Twice(x)} {new Point(1, 2)} {CultureInfo.InvariantCulture.Name.Length}\"");
        Assert.Equal("6 Point { X = 1, Y = 2 } 0", sink.ValueText);
    }

    [Fact]
    public async Task Assignments_before_an_exception_are_kept()
    {
        CellError error = await fixture.FailAsync("var x = 7;\nthrow new InvalidOperationException(\"stop\");");
        Assert.Equal("System.InvalidOperationException", error.Name);
        Assert.Equal("7", (await fixture.RunAsync("x")).ValueText);
    }

    [Fact]
    public async Task Await_works_at_top_level()
    {
        RecordingSink sink = await fixture.RunAsync("await Task.Delay(1);\nawait Task.FromResult(5)");
        Assert.Equal("5", sink.ValueText);
    }

    [Fact]
    public async Task A_cell_that_does_not_compile_changes_nothing()
    {
        await fixture.RunAsync("var x = 1;");
        CellError error = await fixture.FailAsync("x = 2;\nint y = missing;");
        Assert.Equal("CompilationError", error.Name);
        Assert.Equal("1", (await fixture.RunAsync("x")).ValueText);
    }

    [Fact]
    public async Task Two_sessions_do_not_see_each_other()
    {
        using SessionFixture other = new();
        Task<RecordingSink> one = fixture.RunAsync("var x = 1; await Task.Delay(50); Console.Write(x);");
        Task<RecordingSink> two = other.RunAsync("var x = 2; await Task.Delay(50); Console.Write(x);");
        Assert.Equal("1", (await one).Stdout);
        Assert.Equal("2", (await two).Stdout);
    }
}
