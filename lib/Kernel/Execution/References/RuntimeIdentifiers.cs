using System.Runtime.InteropServices;

namespace NotebookKernel.Execution.References;

/// <summary>The names under which packages hold files for one kind of machine, such as <c>linux-x64</c>.</summary>
internal static class RuntimeIdentifiers
{
    /// <summary>The names that fit this machine, the most specific first.</summary>
    public static IReadOnlyList<string> Fitting { get; } = FittingTo(
        RuntimeInformation.RuntimeIdentifier,
        OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux",
        RuntimeInformation.ProcessArchitecture);

    /// <summary>The names that fit a machine, the most specific first.</summary>
    /// <param name="own">The machine's own name, which may be that of a distribution: <c>debian.12-x64</c>.</param>
    /// <param name="system"><c>linux</c>, <c>osx</c> or <c>win</c>.</param>
    /// <param name="architecture">Its processor.</param>
    public static IReadOnlyList<string> FittingTo(string own, string system, Architecture architecture)
    {
        string withArchitecture = $"{system}-{architecture.ToString().ToLowerInvariant()}";
        string[] general = system == "win" ? [] : ["unix"];
        return [.. new[] { own, withArchitecture, system }.Concat(general).Distinct()];
    }

    /// <summary>The place of a name among those that fit, 0 for the most specific; -1 when it does not fit.</summary>
    public static int Rank(string? name) => name is null ? -1 : Fitting.ToList().IndexOf(name);
}
