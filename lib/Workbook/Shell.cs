using System.CommandLine;
using System.CommandLine.Help;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Workbook.Documents;
using Workbook.Sweep;

namespace Workbook;

/// <summary>Runs one command line.</summary>
internal static class Shell
{
    /// <summary>The exit code after the user interrupted a command, as shells have it.</summary>
    public const int Interrupted = 130;

    private static readonly TimeSpan SameSignal = TimeSpan.FromSeconds(0.5);

    /// <summary>Runs <paramref name="arguments"/>; an interruption (Ctrl-C) or a request to end stops the command in good order.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        using var stop = new CancellationTokenSource();
        long first = 0;
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        SweepChild.Join(stop);
        return await RunAsync(arguments, StandardStream.Output, StandardStream.Error, stop.Token).ConfigureAwait(false);

        void Stop(PosixSignalContext signal)
        {
            // A second signal ends the process at once; one that comes with the first, through a process group, is the same.
            if (first == 0) first = Stopwatch.GetTimestamp();
            signal.Cancel = Stopwatch.GetElapsedTime(first) < SameSignal;
            stop.Cancel();
        }
    }

    /// <summary>Runs <paramref name="arguments"/>, writing to <paramref name="output"/> and <paramref name="error"/>.</summary>
    /// <returns>
    /// The exit code: the command's, 1 when a file could not be read or written or is not as it should be, or <see cref="Interrupted"/>.
    /// </returns>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error, CancellationToken stop)
    {
        var configuration = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        try
        {
            var parsed = CommandTree.Build(output, error).Parse(arguments);
            // Asked for help, the parser would pass over a command that there is not.
            if (parsed.Action is HelpAction && parsed.UnmatchedTokens.Count > 0)
            {
                error.WriteLine($"There is no command or option {parsed.UnmatchedTokens[0]}; \"workbook --help\" lists what there is.");
                return 1;
            }
            return await parsed.InvokeAsync(configuration, stop).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is DocumentException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine(problem.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("interrupted");
            return Interrupted;
        }
    }
}
