using FilterGen.Tsne.Running;

namespace FilterGen.Tsne.Tests.Running;

public sealed class WorkersTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void AnErrorArrivesAsItIs(int threads) =>
        Assert.Throws<InvalidOperationException>(() => new Workers(threads).For(8, 1, (_, _) => throw new InvalidOperationException()));

    [Fact]
    public void AnInterruptWaitsUntilAllBlocksAreDone()
    {
        var patience = TimeSpan.FromSeconds(30);
        using ManualResetEventSlim started = new(), interrupted = new();
        bool done = false;
        var ended = 0;
        bool? endedBefore = null;
        Exception? error = null, kept = null;
        Thread? caller = null;
        caller = new(() =>
        {
            error = Record.Exception(() => new Workers(2).For(3, 1, (_, _) =>
            {
                if (Thread.CurrentThread == caller)
                {
                    if (!interrupted.IsSet) started.Wait();
                    Interlocked.Increment(ref ended);
                    Volatile.Write(ref done, true);
                    return;
                }
                started.Set();
                interrupted.Wait(patience);
                Thread.Sleep(50);
                Interlocked.Increment(ref ended);
            }));
            endedBefore = Volatile.Read(ref ended) == 3;
            kept = Record.Exception(() => Thread.Sleep(0));
        });
        caller.Start();
        // The caller has done its block and waits for the other one.
        Assert.True(SpinWait.SpinUntil(
            () => Volatile.Read(ref done) && (caller.ThreadState & ThreadState.WaitSleepJoin) != 0, patience));
        caller.Interrupt();
        interrupted.Set();
        Assert.True(caller.Join(patience));
        Assert.Null(error);
        Assert.True(endedBefore);
        Assert.IsType<ThreadInterruptedException>(kept);
    }
}
