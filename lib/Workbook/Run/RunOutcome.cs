using NotebookKernel.Execution;

namespace Workbook.Run;

/// <summary>How running a notebook ended.</summary>
/// <param name="Ran">How many cells ran, the one that failed included.</param>
/// <param name="Count">How many there are to run.</param>
/// <param name="Error">What ended it early, or null when every cell ran to its end.</param>
/// <param name="Stopped">Whether the user ended it.</param>
internal sealed record RunOutcome(int Ran, int Count, CellError? Error, bool Stopped)
{
    /// <summary>How long each of the cells that ran took.</summary>
    public IReadOnlyList<TimeSpan> Times { get; init; } = [];
}
