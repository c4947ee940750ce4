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
    public void AnInterruptWaitsForTheBlocksThatRun()
    {
        var patience = TimeSpan.FromSeconds(30);
        using ManualResetEventSlim started = new(), interrupted = new();
        bool done = false, ended = false;
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
                    Volatile.Write(ref done, true);
                    return;
                }
                started.Set();
                interrupted.Wait(patience);
                Thread.Sleep(50);
                Volatile.Write(ref ended, true);
            }));
            endedBefore = Volatile.Read(ref ended);
        });
        caller.Start();
        // The caller has done its block and waits for the other one.
        Assert.True(SpinWait.SpinUntil(
            () => Volatile.Read(ref done) && (caller.ThreadState & ThreadState.WaitSleepJoin) != 0, patience));
        caller.Interrupt();
        interrupted.Set();
        Assert.True(caller.Join(patience));
        Assert.IsType<ThreadInterruptedException>(error);
        Assert.True(endedBefore);
    }
}
