using NotebookKernel.Execution;

namespace Workbook.Grade;

/// <summary>
/// What a submission can see of this machine: what running it needs, and nothing else. What it reads it can show in the notebook
/// that goes back to the student.
/// </summary>
internal static class VisibleFiles
{
    /// <summary>The variable that names the user's cache folder.</summary>
    public const string CacheVariable = "XDG_CACHE_HOME";

    private const string Library = "FILTERGEN_";

    /// <summary>The system's programs and libraries, and what finds them.</summary>
    private static readonly string[] System =
    [
        "/bin", "/lib", "/lib32", "/lib64", "/libx32", "/sbin", "/usr/bin", "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/libx32",
        "/usr/sbin", "/usr/share/zoneinfo", "/nix/store", "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d",
        "/etc/localtime", "/sys/devices/system/cpu", "/sys/devices/system/node",
    ];

    // Beside these, an installation in the user's folder has tools and certificates of the user's.
    private static readonly string[] DotnetParts = ["dotnet", "host", "packs", "sdk", "shared"];

    /// <summary>The user's cache folder.</summary>
    public static string CacheFolder { get; } = Environment.GetEnvironmentVariable(CacheVariable) is { Length: > 0 } named
        ? named : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");

    /// <summary>The files and folders that are there now.</summary>
    /// <param name="libraries">The libraries that the lab loads.</param>
    /// <exception cref="IOException">A library is not there, or cannot be read.</exception>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> libraries)
    {
        var dotnet = Path.GetFullPath(Path.Combine(DotnetInstallation.RuntimeFolder, "..", "..", ".."));
        string[] needed =
        [
            .. System, .. DotnetParts.Select(part => Path.Combine(dotnet, part)),
            Path.GetDirectoryName(typeof(VisibleFiles).Assembly.Location)!,
            .. libraries.Select(library => Path.GetDirectoryName(library)!), .. libraries.SelectMany(NotedPackages.Find),
            .. (Environment.GetEnvironmentVariable("LD_LIBRARY_PATH") ?? "").Split(Path.PathSeparator).Where(Path.IsPathRooted),
            .. Data().SelectMany(data => Linked(data).Prepend(data)),
        ];
        return [.. needed.Where(Path.Exists).Distinct()];
    }

    /// <summary>The library's data and weights: its cache folder, and what its variables name.</summary>
    private static IEnumerable<string> Data() => Environment.GetEnvironmentVariables().Keys.Cast<string>()
        .Where(name => name.StartsWith(Library, StringComparison.Ordinal))
        .Select(name => Environment.GetEnvironmentVariable(name)!).Where(Path.IsPathRooted)
        .Append(Path.Combine(CacheFolder, "filtergen"));

    /// <summary>What the links in a folder and in those in it lead to: large sets may lie on another disk.</summary>
    private static IEnumerable<string> Linked(string folder) => !Directory.Exists(folder) ? [] : new DirectoryInfo(folder)
        .EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 })
        .Where(entry => entry.LinkTarget is not null)
        .Select(entry => entry.ResolveLinkTarget(returnFinalTarget: true)?.FullName).OfType<string>();
}
