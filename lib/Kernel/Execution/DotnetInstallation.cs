using System.Runtime.InteropServices;

namespace NotebookKernel.Execution;

/// <summary>The .NET that this process runs on, and the SDK beside it.</summary>
public static class DotnetInstallation
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(RuntimeFolder, "..", "..", ".."));

    /// <summary>The folder of the running framework's assemblies: root/shared/Microsoft.NETCore.App/version.</summary>
    public static string RuntimeFolder => RuntimeEnvironment.GetRuntimeDirectory();

    /// <summary>
    /// The full path of the <c>dotnet</c> executable where it can be found, since an editor started from the desktop may not have it
    /// on its PATH; else its name.
    /// </summary>
    public static string Command { get; } =
        Path.Combine(Root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet") is var own && File.Exists(own) ? own : "dotnet";

    // WORKBOOK_SDK=none shows how the kernel does where only the runtime is installed.
    private static bool HasSdk => Environment.GetEnvironmentVariable("WORKBOOK_SDK") != "none";

    /// <summary>The folders below a part of the installation; none where there is no SDK.</summary>
    /// <param name="part">Such as <c>sdk</c>.</param>
    /// <param name="pattern">Of the folders' names.</param>
    public static IEnumerable<string> SdkFolders(string part, string pattern)
    {
        string folder = Path.Combine(Root, part);
        return HasSdk && Directory.Exists(folder) ? Directory.EnumerateDirectories(folder, pattern) : [];
    }
}
