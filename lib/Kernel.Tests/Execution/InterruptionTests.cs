using NotebookKernel.Execution;

namespace NotebookKernel.Tests.Execution;

public sealed class InterruptionTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly SessionFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData("while (true) ;")]
    [InlineData("for (;;) { }")]
    [InlineData("do n++; while (true);")]
    [InlineData("again: n++; goto again;")]
    [InlineData("IEnumerable<int> Endless() { for (;;) yield return 1; }\nforeach (int i in Endless()) n += i;")]
    [InlineData("void Spin() { while (true) { try { while (true) n++; } catch { } } }\nSpin();")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("new TaskCompletionSource().Task.Wait();")]
    [InlineData("Task.Run(() => { while (true) n++; }).Wait();")]
    [InlineData("await Task.Run(async () => { while (true) await Task.Yield(); });")]
    [InlineData("Parallel.For(0, 4, i => { while (true) n++; });")]
    [InlineData("lock (new object()) { while (true) n++; }")]
    [InlineData("Parallel.For(0L, long.MaxValue, i => Math.Sqrt(i));")]
    [InlineData("Parallel.ForEach(Enumerable.Repeat(1, int.MaxValue), i => n++);")]
    [InlineData("ParallelEnumerable.Range(0, int.MaxValue).ForAll(i => Math.Sqrt(i));")]
    [InlineData("Task.WaitAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => { while (true) n++; })).ToArray());")]
    public async Task A_cell_that_does_not_end_stops(string code)
    {
        await fixture.RunAsync("int n = 0;");
        CellError error = await InterruptAsync("Console.Write(\"on\");\n" + code);
        Assert.Equal("Interrupted", error.Name);
        Assert.Equal("2", (await fixture.RunAsync("1 + 1")).ValueText);
    }

    [Fact]
    public async Task A_task_that_outlives_its_cell_stops_with_it()
    {
        await fixture.RunAsync("long n = 0; Task runaway = null;");
        await InterruptAsync("runaway = Task.Run(() => { while (true) n++; });\nConsole.Write(\"on\");\nrunaway.Wait();");
        RecordingSink sink = await fixture.RunAsync("await Task.WhenAny(runaway, Task.Delay(10_000));\nrunaway.IsCompleted");
        Assert.Equal("True", sink.ValueText);
    }

    [Fact]
    public async Task Compiled_code_stops_at_its_next_output()
    {
        // The loop is in the framework, and an expression has no place for a check.
        CellError error = await InterruptAsync(
            "Console.Write(\"on\");\nEnumerable.Range(0, int.MaxValue).All(i => Console.Out.WriteAsync('x').IsCompleted)");
        Assert.Equal("Interrupted", error.Name);
    }

    [Fact]
    public async Task Compiled_code_that_looks_for_an_interrupt_of_its_thread_stops_in_good_order()
    {
        LibraryBuilder.Build(
            Path.Combine(fixture.Folder, "Training.dll"),
            """
            using System;
            using System.Threading;
            public static class Training
            {
                public static void Run()
                {
                    Console.WriteLine("on");
                    for (int step = 0; ; step++)
                    {
                        try { Thread.Sleep(0); }
                        catch (ThreadInterruptedException)
                        {
                            Console.WriteLine("saved");
                            throw new OperationCanceledException("Stopped between two steps.");
                        }
                    }
                }
            }
            """);
        CellError error = await InterruptAsync("#r \"Training.dll\"\nTraining.Run();");
        Assert.Equal("Stopped between two steps.", error.Message);
        Assert.Contains("   at Training.Run()", error.Traceback);
    }

    [Fact]
    public async Task Compiled_code_that_nothing_stops_is_left_to_itself_at_the_second_interruption()
    {
        BuildBusy();
        RecordingSink sink = new();
        Task<CellError?> running = fixture.Session.ExecuteAsync("#r \"Busy.dll\"\nConsole.WriteLine(\"on\");\nBusy.Run();", sink);
        WaitForStart(sink);
        fixture.Session.Interrupt();
        await Task.Delay(50);
        Assert.False(running.IsCompleted);
        fixture.Session.Interrupt();
        CellError? result = await running.WaitAsync(Limit);
        Assert.Contains("restart the kernel", result?.Message);
        Assert.Equal("2", (await fixture.RunAsync("Busy.Stop = true;\n1 + 1")).ValueText);
    }

    [Fact]
    public async Task Compiled_code_that_has_the_lock_of_the_console_is_left_to_itself_too()
    {
        BuildBusy();
        RecordingSink sink = new();
        Task<CellError?> running = fixture.Session.ExecuteAsync(
            "#r \"Busy.dll\"\nConsole.WriteLine(\"on\");\nlock (Console.Out) Busy.Run();", sink);
        WaitForStart(sink);
        fixture.Session.Interrupt();
        await Task.Delay(50);
        fixture.Session.Interrupt();
        Assert.Contains("restart the kernel", (await running.WaitAsync(Limit))?.Message);
        Assert.Equal("2", (await fixture.RunAsync("Busy.Stop = true;\n1 + 1")).ValueText);
    }

    // A check in each lambda of a query would cost a short one up to a quarter of its time.
    [Fact]
    public async Task A_query_without_a_place_to_stop_says_how_it_is_ended()
    {
        RecordingSink sink = new();
        await fixture.RunAsync("bool on = true;");
        Task<CellError?> running = fixture.Session.ExecuteAsync(
            "Console.Write(\"on\");\nEnumerable.InfiniteSequence(0, 1)"
            + ".Aggregate(0, (n, i) => System.Threading.Volatile.Read(ref on) ? n : int.Parse(\"x\"))",
            sink);
        WaitForStart(sink);
        fixture.Session.Interrupt();
        using (CancellationTokenSource limit = new(Limit))
            while (!sink.Stderr.Contains("Interrupt again to leave it to itself")) await Task.Delay(5, limit.Token);
        Assert.Contains("a lambda that is one expression", sink.Stderr);
        fixture.Session.Interrupt();
        Assert.Contains("restart the kernel", (await running.WaitAsync(Limit))?.Message);
        await fixture.RunAsync("on = false;");
    }

    [Fact]
    public async Task A_query_whose_lambda_has_a_body_stops()
    {
        CellError error = await InterruptAsync(
            "Console.Write(\"on\");\nEnumerable.Repeat(1, int.MaxValue).Aggregate(0L, (n, i) => { return n + i; })");
        Assert.Contains("   at cell 1, line 2", error.Traceback); // One that ran to its end would have no place.
    }

    [Theory]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("while (true) { }")]
    [InlineData("while (true) Console.WriteLine();")]
    public async Task A_handler_can_still_report(string code)
    {
        RecordingSink sink = new();
        Task<CellError?> running = fixture.Session.ExecuteAsync(
            $"try {{ Console.Write(\"on\"); {code} }}\nfinally {{ Console.Write(\"saved\"); }}", sink);
        WaitForStart(sink);
        fixture.Session.Interrupt();
        await running.WaitAsync(Limit);
        Assert.EndsWith("saved", sink.Stdout);
    }

    [Theory]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("while (true) { }")]
    public async Task A_handler_that_takes_its_time_can_still_report(string code)
    {
        RecordingSink sink = new();
        Task<CellError?> running = fixture.Session.ExecuteAsync(
            $$"""
            var watch = new System.Diagnostics.Stopwatch();
            try { Console.Write("on"); {{code}} }
            finally
            {
                watch.Start();
                Enumerable.Range(0, int.MaxValue).All(i => watch.ElapsedMilliseconds < 1000);
                Console.Write("saved");
            }
            """,
            sink);
        WaitForStart(sink);
        fixture.Session.Interrupt();
        await running.WaitAsync(Limit);
        Assert.EndsWith("saved", sink.Stdout);
    }

    [Fact]
    public async Task Two_interruptions_in_a_row_break_a_wait()
    {
        RecordingSink sink = new();
        Task<CellError?> running = fixture.Session.ExecuteAsync("Console.Write(\"on\");\nSystem.Threading.Thread.Sleep(-1);", sink);
        WaitForStart(sink);
        fixture.Session.Interrupt();
        fixture.Session.Interrupt();
        Assert.Equal("The cell was interrupted.", (await running.WaitAsync(Limit))?.Message);
    }

    [Fact]
    public async Task What_an_interrupted_cell_displayed_can_be_updated_by_the_next()
    {
        await InterruptAsync("var h = display(1);\nConsole.Write(\"on\");\nwhile (true) { }");
        RecordingSink sink = await fixture.RunAsync("h.Update(2);\nawait Task.Run(() => h.Update(3));");
        Assert.Equal(["update", "update"], sink.Events.Select(entry => entry.Kind));
    }

    [Fact]
    public async Task Cancelling_the_call_interrupts_the_cell()
    {
        using CancellationTokenSource cancel = new();
        RecordingSink sink = new();
        Task<CellError?> running = fixture.Session.ExecuteAsync("Console.Write(\"on\");\nwhile (true) { }", sink, cancel: cancel.Token);
        WaitForStart(sink);
        await cancel.CancelAsync();
        Assert.Equal("Interrupted", (await running.WaitAsync(Limit))?.Name);
    }

    [Fact]
    public async Task An_interruption_without_a_running_cell_does_nothing()
    {
        fixture.Session.Interrupt();
        Assert.Equal("2", (await fixture.RunAsync("var n = 0; while (n < 2) n++; n")).ValueText);
    }

    private void BuildBusy() => LibraryBuilder.Build(
        Path.Combine(fixture.Folder, "Busy.dll"),
        """
        public static class Busy
        {
            public static volatile bool Stop;
            public static void Run() { while (!Stop) ; }
        }
        """);

    private async Task<CellError> InterruptAsync(string code)
    {
        RecordingSink sink = new();
        Task<CellError?> running = fixture.Session.ExecuteAsync(code, sink);
        WaitForStart(sink);
        fixture.Session.Interrupt();
        CellError? result = await running.WaitAsync(Limit);
        Assert.NotNull(result);
        return result;
    }

    // On the thread itself: what a cell begins may keep every thread of the pool busy, and with it what was awaited.
    private static void WaitForStart(RecordingSink sink) => Assert.True(SpinWait.SpinUntil(() => sink.Stdout.Length > 0, Limit));
}
