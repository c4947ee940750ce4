using System.Diagnostics;
using NotebookKernel.Execution;
using Workbook.Run;

namespace Workbook.Sweep;

/// <summary>Runs this program as a process of its own, which ends with this one.</summary>
internal static class RunProcess
{
    /// <summary>How long a process that was asked to end may take before it is ended.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    /// <summary>Runs to the end, or until <paramref name="stop"/>.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="environment">Environment variables that are added to those of this process.</param>
    /// <param name="processors">How many processors it computes with.</param>
    /// <param name="log">Takes all that it writes.</param>
    /// <param name="stop">Asks the process to end.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, int processors, RunLog log, CancellationToken stop)
    {
        using var process = Process.Start(Command(arguments, environment, processors))!;
        process.StandardInput.Close();
        var writing = Task.WhenAll(log.CopyAsync(process.StandardOutput, false), log.CopyAsync(process.StandardError, true));
        try
        {
            await process.WaitForExitAsync(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await EndAsync(process).ConfigureAwait(false);
        }
        await writing.ConfigureAwait(false);
        return process.ExitCode;
    }

    private static ProcessStartInfo Command(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, int processors)
    {
        var start = new ProcessStartInfo(DotnetInstallation.Command, [typeof(RunProcess).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Processors.Limit(start, processors);
        SweepChild.Mark(start);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return start;
    }

    private static async Task EndAsync(Process process)
    {
        Signals.AskToEnd(process);
        using var late = new CancellationTokenSource(Grace);
        try
        {
            await process.WaitForExitAsync(late.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Signals.Kill(process);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }
}
