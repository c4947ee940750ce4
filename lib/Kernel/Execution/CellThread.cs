namespace NotebookKernel.Execution;

/// <summary>
/// The thread that a session's cells run on, one after the other: what code keeps for its thread (a culture, torch's modes) is there in
/// the next cell, too.
/// </summary>
internal sealed class CellThread
{
    private const int StackSize = 16 << 20;

    private readonly Inbox<(object Run, Action Action)> queue = new();
    private readonly Lock gate = new();
    private readonly Thread thread;
    private object? running;

    public CellThread()
    {
        thread = new Thread(Work, StackSize) { IsBackground = true, Name = "cell" };
        thread.Start();
    }

    /// <summary>Whether the thread was left to what it runs, and takes nothing more.</summary>
    public bool GivenUp => queue.Completed;

    /// <summary>Whether the thread waits for something.</summary>
    public bool Waits => (thread.ThreadState & ThreadState.WaitSleepJoin) != 0;

    /// <summary>Runs something, after what was asked for before; it must not throw.</summary>
    /// <param name="run">Whose it is.</param>
    /// <param name="action">What to do.</param>
    public void Post(object run, Action action) => queue.Add((run, action));

    /// <summary>Breaks the wait that the thread is in, or its next, if it still runs something of <paramref name="run"/>.</summary>
    public void Interrupt(object run)
    {
        lock (gate)
        {
            if (running == run) thread.Interrupt();
        }
    }

    /// <summary>Leaves the thread to what it runs; it ends after that.</summary>
    public void GiveUp() => queue.Complete();

    private void Work()
    {
        foreach (var (run, action) in queue.TakeAll())
        {
            lock (gate) running = run;
            action();
            lock (gate) running = null;
            try
            {
                Thread.Sleep(0);
            }
            catch (ThreadInterruptedException)
            {
                // It came as the action ended, and is not for the next.
            }
        }
    }
}
