using System.Diagnostics;

namespace NotebookKernel.Execution.References;

/// <summary>Runs the SDK's commands.</summary>
internal static class DotnetCommand
{
    /// <summary>Runs one and waits for its end.</summary>
    /// <param name="folder">The folder that it runs in.</param>
    /// <param name="arguments">What stands behind <c>dotnet</c>.</param>
    /// <param name="cancel">Ends it, and all that it started.</param>
    public static async Task<(int Code, string Output, string Error)> RunAsync(
        string folder, IEnumerable<string> arguments, CancellationToken cancel)
    {
        ProcessStartInfo start = new(DotnetInstallation.Command, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
            Environment = { ["DOTNET_NOLOGO"] = "true" }, // The first command on a machine would greet in its output.
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancel), error = process.StandardError.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel).ConfigureAwait(false);
            return (process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
