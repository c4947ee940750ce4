using System.Text.RegularExpressions;

namespace Workbook.Sweep;

/// <summary>One run of a sweep: a notebook with values, and the lines it leaves in a results file.</summary>
/// <param name="Name">What the progress calls it; no other run has it.</param>
/// <param name="Notebook">The notebook's path.</param>
/// <param name="Parameters">What variables of its parameters cell are set to.</param>
/// <param name="Environment">Variables of its process.</param>
/// <param name="Results">The path of the JSON-lines file it adds to.</param>
/// <param name="Records">
/// What stands in that file when the run is finished: for each of these, a line with these values in these fields.
/// </param>
internal sealed partial record SweepRun(
    string Name,
    string Notebook,
    IReadOnlyDictionary<string, string> Parameters,
    IReadOnlyDictionary<string, string> Environment,
    string Results,
    IReadOnlyList<IReadOnlyDictionary<string, string>> Records)
{
    /// <summary>The name for files: with <c>-</c> for everything but letters, digits, <c>=</c>, <c>.</c> and <c>_</c>.</summary>
    public string Slug => Name.Length == 0 ? "run" : Others().Replace(Name, "-");

    [GeneratedRegex("[^A-Za-z0-9=._]+")]
    private static partial Regex Others();
}
