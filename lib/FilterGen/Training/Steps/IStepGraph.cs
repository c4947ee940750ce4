namespace FilterGen.Training.Steps;

/// <summary>A device's work that is recorded once and then done again and again, on the same memory.</summary>
internal interface IStepGraph : IDisposable
{
    /// <summary>Records what an action has the device do, without doing it.</summary>
    /// <exception cref="CaptureException">It cannot be recorded. Nothing was done, and other work can follow.</exception>
    void Capture(Action step);

    /// <summary>Does what was recorded.</summary>
    void Replay();
}
