namespace Workbook.Run;

/// <summary>How much of what a cell shows is kept in the executed notebook.</summary>
/// <param name="Characters">The most text of standard output and error, counted as a terminal shows it.</param>
/// <param name="Outputs">The most outputs.</param>
internal sealed record OutputLimits(int Characters = 1_000_000, int Outputs = 1_000);
