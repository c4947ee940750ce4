using System.Diagnostics;

namespace FilterGen.Training.Results;

/// <summary>The clone of the repository that a run belongs to.</summary>
internal static class Clone
{
    private const string Mark = "FilterGen.Notebooks.sln";

    /// <summary>
    /// The folder that holds the solution, looked for upwards from the current folder and then from the program's;
    /// the current folder if neither lies in a clone.
    /// </summary>
    public static string Root =>
        FindAbove(Environment.CurrentDirectory) ?? FindAbove(AppContext.BaseDirectory) ?? Environment.CurrentDirectory;

    /// <summary>
    /// The commit checked out there, followed by <c>-dirty</c> if files under <c>lib</c> differ from it or are new;
    /// <c>unknown</c> without git. Looked up once, since the code that runs does not change afterwards.
    /// </summary>
    public static string Commit => Described.Value;

    private static Lazy<string> Described { get; } = new(() =>
        Git("rev-parse", "--short=12", "HEAD") is not { } commit ? "unknown"
        : Git("status", "--porcelain", "--", "lib") is { Length: > 0 } ? commit + "-dirty"
        : commit);

    /// <summary>What git prints, or null if it fails or is not there.</summary>
    private static string? Git(params IEnumerable<string> arguments)
    {
        try
        {
            var start = new ProcessStartInfo("git", ["-C", Root, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var git = Process.Start(start)!;
            var errors = git.StandardError.ReadToEndAsync();
            var output = git.StandardOutput.ReadToEnd().Trim();
            errors.GetAwaiter().GetResult();
            git.WaitForExit();
            return git.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string? FindAbove(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, Mark))) return at.FullName;
        return null;
    }
}
