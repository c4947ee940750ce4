using FilterGen.Analysis.Embedding;

namespace FilterGen.Tests.Analysis;

public sealed class WorkersTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void AnErrorArrivesAsItIs(int threads) =>
        Assert.Throws<InvalidOperationException>(() => new Workers(threads).For(8, 1, (_, _) => throw new InvalidOperationException()));

    [Fact]
    public void AnInterruptWaitsForTheBlocksThatRun()
    {
        using var started = new ManualResetEventSlim();
        var ended = false;
        bool? endedBefore = null;
        Exception? error = null;
        Thread? caller = null;
        caller = new(() =>
        {
            error = Record.Exception(() => new Workers(2).For(2, 1, (_, _) =>
            {
                if (Thread.CurrentThread == caller)
                {
                    started.Wait();
                    return;
                }
                started.Set();
                Thread.Sleep(500);
                Volatile.Write(ref ended, true);
            }));
            endedBefore = Volatile.Read(ref ended);
        });
        caller.Start();
        started.Wait();
        while ((caller.ThreadState & ThreadState.WaitSleepJoin) == 0) Thread.Sleep(1);
        caller.Interrupt();
        caller.Join();
        Assert.IsType<ThreadInterruptedException>(error);
        Assert.True(endedBefore);
    }
}
