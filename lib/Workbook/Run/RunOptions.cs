namespace Workbook.Run;

/// <summary>What <c>workbook run</c> was asked.</summary>
/// <param name="File">The notebook to run.</param>
/// <param name="Output">Where the executed notebook goes, or null for <paramref name="File"/> with the extension .ipynb.</param>
/// <param name="Timeout">How long each cell may run, or null for no limit.</param>
/// <param name="Quiet">Whether to tell nothing but errors.</param>
/// <param name="Log">Where what the notebook prints also goes, or null.</param>
/// <param name="JUnit">Where the report for CI servers goes, or null.</param>
/// <param name="Parameters">What variables of the parameters cell are set to, by name.</param>
internal sealed record RunOptions(
    string File, string? Output, TimeSpan? Timeout, bool Quiet, string? Log, string? JUnit,
    IReadOnlyDictionary<string, string> Parameters);
