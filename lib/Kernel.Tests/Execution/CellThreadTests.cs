using NotebookKernel.Execution;

namespace NotebookKernel.Tests.Execution;

public sealed class CellThreadTests : IDisposable
{
    private readonly SessionFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task What_a_cell_keeps_for_its_thread_is_there_in_the_next()
    {
        await fixture.RunAsync("class Kept { [ThreadStatic] public static int Value; }\nKept.Value = 3;\n"
            + "System.Globalization.CultureInfo.CurrentUICulture = new System.Globalization.CultureInfo(\"\");\n"
            + "int first = Environment.CurrentManagedThreadId;");
        Assert.Equal("3", (await fixture.RunAsync("Kept.Value")).ValueText);
        Assert.Equal("True", (await fixture.RunAsync("first == Environment.CurrentManagedThreadId")).ValueText);
        Assert.NotNull((await fixture.TryAsync("throw new Exception();")).Result);
        Assert.Equal("3", (await fixture.RunAsync("Kept.Value")).ValueText);
    }

    [Fact]
    public async Task Sessions_have_a_thread_each()
    {
        using SessionFixture other = new();
        await Task.WhenAll(fixture.RunAsync("System.Threading.Thread.Sleep(100);"), other.RunAsync("System.Threading.Thread.Sleep(100);"));
        string? one = (await fixture.RunAsync("Environment.CurrentManagedThreadId")).ValueText;
        Assert.NotEqual(one, (await other.RunAsync("Environment.CurrentManagedThreadId")).ValueText);
    }

    [Fact]
    public async Task An_interrupt_that_comes_as_a_cell_ends_does_not_reach_the_next()
    {
        for (int i = 0; i < 30; i++)
        {
            Task<(CellError? Result, RecordingSink Sink)> running = fixture.TryAsync("System.Threading.Thread.Sleep(1);");
            await Task.Delay(i % 3);
            fixture.Session.Interrupt();
            await running;
            Assert.Equal("1", (await fixture.RunAsync("System.Threading.Thread.Sleep(1);\n1")).ValueText);
        }
    }

    [Fact]
    public async Task A_cell_that_catches_its_interrupt_counts_as_interrupted()
    {
        RecordingSink sink = new();
        Task<CellError?> running = fixture.Session.ExecuteAsync(
            "Console.Write(\"on\");\ntry { System.Threading.Thread.Sleep(-1); } catch { }\nConsole.Write(\" saved\");", sink);
        while (sink.Stdout.Length == 0) await Task.Delay(5);
        fixture.Session.Interrupt();
        Assert.Equal("Interrupted", (await running)?.Name);
        Assert.Equal("on saved", sink.Stdout);
    }
}
