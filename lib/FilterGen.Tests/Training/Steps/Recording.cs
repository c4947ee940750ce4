using FilterGen.Training.Steps;

namespace FilterGen.Tests.Training.Steps;

/// <summary>A graph for the CPU: keeps the action and does it again, as a graph would, on whatever memory it uses.</summary>
internal sealed class Recording : IStepGraph
{
    private Action? step;

    public int Captures { get; private set; }

    public int Replays { get; private set; }

    public bool IsDisposed { get; private set; }

    public void Capture(Action step)
    {
        Captures++;
        this.step = step;
    }

    public void Replay()
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        Replays++;
        step!();
    }

    public void Dispose() => IsDisposed = true;
}
