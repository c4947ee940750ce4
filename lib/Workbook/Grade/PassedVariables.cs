namespace Workbook.Grade;

/// <summary>
/// The environment variables that a submission gets: what finds programs, libraries and data, and how many threads compute. All
/// others, passwords among them, stay with the teacher.
/// </summary>
internal static class PassedVariables
{
    private static readonly string[] Names =
        ["PATH", "HOME", "LANG", "TMPDIR", "XDG_CACHE_HOME", "LD_LIBRARY_PATH"];

    private static readonly string[] Beginnings =
        ["LC_", "DOTNET_", "FILTERGEN_", "OMP_", "GOMP_", "OPENBLAS_", "MALLOC_", "WORKBOOK_"];

    /// <summary>Whether this variable is among them.</summary>
    public static bool Contain(string name) =>
        Names.Contains(name) || Array.Exists(Beginnings, beginning => name.StartsWith(beginning, StringComparison.Ordinal));
}
