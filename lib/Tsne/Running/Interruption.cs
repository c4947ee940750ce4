namespace FilterGen.Tsne.Running;

/// <summary>
/// Notices that someone wants a computation to stop: a cancelled token, Ctrl+C on the console (a second one ends the
/// process), or an interrupt of the thread, which is how a notebook kernel stops a cell.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationToken token;
    private volatile bool requested;

    public Interruption(CancellationToken token)
    {
        this.token = token;
        Console.CancelKeyPress += OnCancelKey;
    }

    /// <summary>Whether the training is to stop. To be asked between steps, on the thread that computes.</summary>
    public bool Requested
    {
        get
        {
            // A sleep of no time is what delivers a pending interrupt of this thread.
            Guard(static () => Thread.Sleep(0));
            return requested || token.IsCancellationRequested;
        }
    }

    /// <summary>Runs something that may wait; an interrupt that comes meanwhile is kept for <see cref="Requested"/>.</summary>
    public void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (ThreadInterruptedException)
        {
            requested = true;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Console.CancelKeyPress -= OnCancelKey;

    private void OnCancelKey(object? sender, ConsoleCancelEventArgs e)
    {
        e.Cancel = !requested;
        requested = true;
    }
}
