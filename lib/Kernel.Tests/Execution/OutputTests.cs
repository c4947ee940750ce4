using NotebookKernel.Execution;

namespace NotebookKernel.Tests.Execution;

public sealed class OutputTests : IDisposable
{
    private readonly SessionFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task Output_keeps_its_order()
    {
        RecordingSink sink = await fixture.RunAsync(
            "Console.Write(\"a\"); Console.Error.Write(\"b\"); Console.Write(\"c\"); display(1); Console.Write(\"d\"); 2");
        Assert.Equal(["stdout", "stderr", "stdout", "display", "stdout", "result"], sink.Events.Select(entry => entry.Kind));
        Assert.Equal("acd", sink.Stdout);
    }

    [Fact]
    public async Task Many_lines_come_in_few_parts()
    {
        RecordingSink sink = await fixture.RunAsync("for (int i = 0; i < 10_000; i++) Console.WriteLine(i);");
        Assert.Equal(Enumerable.Range(0, 10_000).Select(i => $"{i}\n").Aggregate((all, line) => all + line), sink.Stdout);
        Assert.InRange(sink.Events.Count, 1, 1_000);
    }

    [Fact]
    public async Task Output_arrives_while_the_cell_runs()
    {
        RecordingSink sink = new();
        Task<CellError?> running = fixture.Session.ExecuteAsync("Console.Write(\"early\");\nwhile (true) await Task.Delay(10);", sink);
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(20));
        while (sink.Stdout != "early") await Task.Delay(5, limit.Token);
        Assert.False(running.IsCompleted);
        fixture.Session.Interrupt();
        await running;
    }

    [Fact]
    public async Task A_sink_may_echo_to_the_console_while_the_cell_writes()
    {
        Task<CellError?> running = fixture.Session.ExecuteAsync(
            "for (int i = 0; i < 200; i++) { Console.Write(i); System.Threading.Thread.Sleep(1); }", new EchoingSink());
        Assert.Same(running, await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(60))));
    }

    [Fact]
    public async Task A_task_that_keeps_the_lock_of_the_console_stops_no_other_cell()
    {
        await fixture.RunAsync(
            "var has = new System.Threading.ManualResetEvent(false);\nvar end = new System.Threading.ManualResetEvent(false);\n"
            + "_ = Task.Run(() => { lock (Console.Out) { has.Set(); end.WaitOne(); } });\nhas.WaitOne();");
        Task<RecordingSink> next = fixture.RunAsync("display(2);\nend.Set();\n3");
        Assert.Equal("3", (await next.WaitAsync(TimeSpan.FromSeconds(20))).ValueText);
    }

    [Fact]
    public async Task A_console_that_a_cell_replaced_is_back_for_the_next()
    {
        RecordingSink taken = await fixture.RunAsync(
            "Console.SetOut(new StringWriter()); Console.SetError(new StringWriter()); Console.Write(1); Console.Error.Write(2);");
        Assert.Empty(taken.Stdout + taken.Stderr);
        RecordingSink next = await fixture.RunAsync("Console.Write(3); Console.Error.Write(4);");
        Assert.Equal(("3", "4"), (next.Stdout, next.Stderr));
    }

    [Fact]
    public async Task A_carriage_return_passes_through()
    {
        RecordingSink sink = await fixture.RunAsync("Console.Write(\"10 %\\r20 %\\n\");");
        Assert.Equal("10 %\r20 %\n", sink.Stdout);
    }

    [Fact]
    public async Task Output_without_end_is_cut_and_reported()
    {
        using CSharpSession session = new(new SessionOptions(fixture.Folder) { OutputLimit = 1_000 });
        RecordingSink sink = new();
        await session.ExecuteAsync("for (int i = 0; i < 500; i++) Console.WriteLine(\"0123456789\");", sink);
        Assert.Equal(1_000, sink.Stdout.Length);
        Assert.Contains("more than 1,000 characters", sink.Stderr);
        RecordingSink next = new();
        await session.ExecuteAsync("Console.Write(\"next\");", next);
        Assert.Equal("next", next.Stdout);
    }

    [Fact]
    public async Task A_progress_bar_takes_no_room()
    {
        using CSharpSession session = new(new SessionOptions(fixture.Folder) { OutputLimit = 1_000 });
        RecordingSink sink = new();
        await session.ExecuteAsync(
            "for (int i = 0; i < 500; i++) Console.Write($\"step {i} of 500\\r\");\nConsole.WriteLine(\"done\");", sink);
        Assert.EndsWith("done\n", sink.Stdout);
        Assert.Empty(sink.Stderr);
    }

    [Fact]
    public async Task Background_output_goes_to_the_cell_that_ran_last()
    {
        await fixture.RunAsync(
            "var go = new TaskCompletionSource();\nvar late = Task.Run(async () => { await go.Task; Console.Write(\"late\"); });");
        RecordingSink last = await fixture.RunAsync("go.SetResult();\nawait late;");
        Assert.Equal("late", last.Stdout);
    }

    [Fact]
    public async Task A_session_that_is_gone_takes_no_more_output()
    {
        RecordingSink sink = await fixture.RunAsync("1");
        fixture.Session.Dispose();
        int shown = sink.Events.Count;
        await Task.Run(() => Console.WriteLine("from the test, not from a cell"));
        Assert.Equal(shown, sink.Events.Count);
    }

    [Fact]
    public async Task Reading_where_nobody_answers_is_an_error()
    {
        CellError error = await fixture.FailAsync("Console.ReadLine()");
        Assert.Contains("nobody is there to answer", error.Message);
    }

    /// <summary>Does what the console's own stream does with every write: it locks Console.Out.</summary>
    private sealed class EchoingSink : IOutputSink
    {
        public void Stream(string name, string text)
        {
            Thread.Sleep(5);
            lock (Console.Out) { }
        }

        public void Display(MimeBundle data, string? displayId)
        {
        }

        public void UpdateDisplay(MimeBundle data, string displayId)
        {
        }

        public void Result(MimeBundle data)
        {
        }

        public void ClearOutput(bool wait)
        {
        }
    }
}
