namespace Workbook.Run;

/// <summary>What <c>workbook run</c> was asked.</summary>
/// <param name="File">The notebook to run.</param>
/// <param name="Output">Where the executed notebook goes, or null for <paramref name="File"/> with the extension .ipynb.</param>
/// <param name="Timeout">How long each cell may run, or null for no limit.</param>
/// <param name="Quiet">Whether to tell nothing but errors.</param>
internal sealed record RunOptions(string File, string? Output = null, TimeSpan? Timeout = null, bool Quiet = false)
{
    /// <summary>Where what the notebook prints also goes, or null.</summary>
    public string? Log { get; init; }

    /// <summary>What variables of the parameters cell are set to, by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
}
