using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Workbook.Sweep;

/// <summary>Ends processes in good order.</summary>
internal static class Signals
{
    private const int Terminate = 15;

    /// <summary>Asks a process to end; where the system has no way to ask, ends it.</summary>
    public static void AskToEnd(Process process)
    {
        if (OperatingSystem.IsWindows()) Kill(process);
        else _ = Send(process.Id, Terminate);
    }

    /// <summary>Ends a process and those it started, at once. One that has ended is left alone.</summary>
    public static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended.
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Send(int process, int signal);
}
