namespace NotebookKernel.Execution;

/// <summary>What a <see cref="CSharpSession"/> is started with.</summary>
/// <param name="WorkingDirectory">The folder that <c>#r</c> and <c>#load</c> paths are relative to: the notebook's.</param>
public sealed record SessionOptions(string WorkingDirectory)
{
    /// <summary>The folder that remembers restored packages between sessions.</summary>
    public string PackageFolder { get; init; } = Path.Combine(CacheRoot, "workbook", "packages");

    /// <summary>The most text, in characters, that one cell may write to the console; the rest is dropped and reported.</summary>
    public int OutputLimit { get; init; } = 2_000_000;

    private static string CacheRoot => Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
        ? cache
        : OperatingSystem.IsWindows()
            ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
}
