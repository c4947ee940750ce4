using FilterGen.Training.Steps;

namespace FilterGen.Tests.Training.Steps;

/// <summary>A graph that nothing can be captured in.</summary>
internal sealed class RefusingGraph : IStepGraph
{
    public void Capture(Action step) => throw new CaptureException("The device is made of stone.");

    public void Replay() => throw new InvalidOperationException("Nothing was captured.");

    public void Dispose()
    {
    }
}
