using System.Diagnostics;
using System.Runtime.InteropServices;
using NotebookKernel.Protocol;

namespace Workbook.Sweep;

/// <summary>
/// The bond between a sweep and the processes of its runs. A run has a process group of its own, so that Ctrl-C in the terminal
/// reaches it only through the sweep, once; and it stops when the sweep is no more.
/// </summary>
internal static class SweepChild
{
    private const string Variable = "WORKBOOK_SWEEP";

    /// <summary>Tells the process to be that it belongs to this one.</summary>
    public static void Mark(ProcessStartInfo start) =>
        start.Environment[Variable] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);

    /// <summary>In a process of a run: leaves the terminal's process group, and stops when the sweep is gone. Nothing in others.</summary>
    public static void Join(CancellationTokenSource stop)
    {
        if (Environment.GetEnvironmentVariable(Variable) is null) return;
        if (!OperatingSystem.IsWindows()) _ = SetGroup(0, 0);
        _ = StopAsync();

        async Task StopAsync()
        {
            await ParentWatch.WaitAsync(Variable).ConfigureAwait(false);
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }

    [DllImport("libc", EntryPoint = "setpgid")]
    private static extern int SetGroup(int process, int group);
}
