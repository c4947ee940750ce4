namespace Workbook.Sweep;

/// <summary>What became of a run.</summary>
/// <param name="Run">The run.</param>
/// <param name="State">How it stands.</param>
/// <param name="Problem">What went wrong, in lines; empty if nothing did.</param>
/// <param name="Log">Its log.</param>
internal sealed record RunReport(SweepRun Run, RunState State, IReadOnlyList<string> Problem, string Log);
