using System.Diagnostics;

namespace Workbook.Tests;

/// <summary>A Jupyter of this machine: a Python that has nbformat, nbclient and nbconvert.</summary>
internal static class Jupyter
{
    private static readonly Lazy<string?> Found = new(() => new[] { "/usr/bin/python3", "python3" }.FirstOrDefault(HasJupyter));

    public static bool IsInstalled => Found.Value is not null;

    /// <summary>Runs Python in <paramref name="folder"/>, which is also where Jupyter looks for kernels and keeps what it writes.</summary>
    public static async Task<(int Code, string Output, string Error)> RunAsync(string folder, params string[] arguments)
    {
        using var python = Start(Found.Value!, arguments, folder);
        var output = python.StandardOutput.ReadToEndAsync();
        var error = python.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(240));
        try
        {
            await python.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            python.Kill(entireProcessTree: true);
            throw new TimeoutException($"python3 {string.Join(' ', arguments)} did not end: {await error}");
        }
        return (python.ExitCode, await output, await error);
    }

    private static bool HasJupyter(string python)
    {
        try
        {
            using var process = Start(python, ["-c", "import nbformat, nbclient, nbconvert"], Path.GetTempPath());
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static Process Start(string python, string[] arguments, string folder)
    {
        var start = new ProcessStartInfo(python, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["JUPYTER_PATH"] = Path.Combine(folder, "share", "jupyter");
        foreach (var kind in new[] { "DATA", "RUNTIME", "CONFIG" }) start.Environment[$"JUPYTER_{kind}_DIR"] = Path.Combine(folder, kind);
        return Process.Start(start)!;
    }
}
