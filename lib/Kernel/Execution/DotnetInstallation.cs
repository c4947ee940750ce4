using System.Runtime.InteropServices;

namespace Workbook.Execution;

/// <summary>The .NET that this process runs on, and the SDK beside it.</summary>
internal static class DotnetInstallation
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(RuntimeFolder, "..", "..", ".."));

    /// <summary>The folder of the running framework's assemblies: root/shared/Microsoft.NETCore.App/version.</summary>
    public static string RuntimeFolder => RuntimeEnvironment.GetRuntimeDirectory();

    /// <summary>The command that restores packages.</summary>
    public static string Command
    {
        get
        {
            string own = Path.Combine(Root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
            return File.Exists(own) ? own : "dotnet";
        }
    }

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
