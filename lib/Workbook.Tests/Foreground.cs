using System.Diagnostics;
using NotebookKernel.Execution;
using Workbook.Install;

namespace Workbook.Tests;

/// <summary>
/// Starts the command as a terminal does. What a script runs in the background has Ctrl+C ignored, and hands that on to all that
/// it starts, these tests too.
/// </summary>
internal static class Foreground
{
    public static Process Start(params ReadOnlySpan<string> arguments)
    {
        string[] command = [DotnetInstallation.Command, typeof(KernelSpec).Assembly.Location, .. arguments];
        if (OperatingSystem.IsLinux()) command = ["/usr/bin/env", "--default-signal=INT", .. command];
        return Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }
}
