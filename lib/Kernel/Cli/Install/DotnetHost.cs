using System.Runtime.InteropServices;

namespace Workbook.Cli.Install;

/// <summary>The <c>dotnet</c> executable that runs this process.</summary>
internal static class DotnetHost
{
    /// <summary>
    /// Its full path where it can be found, since an editor started from the desktop may not have it on its PATH; else its name.
    /// </summary>
    public static string Find()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        if (Environment.ProcessPath is { } process && Path.GetFileName(process) == name) return process;
        // The runtime's folder is ROOT/shared/Microsoft.NETCore.App/VERSION/.
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var host = Path.Combine(root, name);
        return File.Exists(host) ? host : "dotnet";
    }
}
