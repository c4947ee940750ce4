using System.Diagnostics;
using System.Security.Cryptography;
using NotebookKernel.Execution;
using Workbook.Documents;
using Workbook.Sweep;

namespace Workbook.Grade;

/// <summary>Runs one submission in the sandbox and takes what its cells showed.</summary>
/// <param name="notebook">The submission as it is graded; its cells get their outputs.</param>
/// <param name="folder">The folder that its paths are relative to.</param>
/// <param name="visible">Files and folders that it can read.</param>
/// <param name="limits">What it may use.</param>
internal sealed class SubmissionRun(NotebookDocument notebook, string folder, IReadOnlyList<string> visible, GradeLimits limits)
{
    private const string What = "what():";

    private readonly string key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private int? running;

    /// <summary>Runs it.</summary>
    /// <returns>Why it ended before its end, in words; null if it ran to its end.</returns>
    public async Task<string?> RunAsync(CancellationToken stop)
    {
        foreach (var cell in notebook.Cells) cell.ClearOutputs();
        var work = Directory.CreateTempSubdirectory("workbook-grade-").FullName;
        try
        {
            var file = Path.Combine(work, "submission.ipynb");
            NotebookFile.Save(notebook, file);
            var temporary = Directory.CreateDirectory(Path.Combine(work, "tmp")).FullName;
            string[] command =
            [
                DotnetInstallation.Command, typeof(SubmissionRun).Assembly.Location, GradeWorker.Command, file, folder,
                limits.Cell.TotalSeconds.ToString(CultureInfo.InvariantCulture),
            ];
            var start = Sandbox.Start(command, folder, temporary, [.. visible, file], limits);
            using var process = await Sandbox.LaunchAsync(start).ConfigureAwait(false);
            return await WatchAsync(process, stop).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private async Task<string?> WatchAsync(Process process, CancellationToken stop)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(stop);
        // The end of the process is what ends the reading: a read from a pipe cannot be cancelled.
        using var killing = late.Token.Register(() => Signals.Kill(process));
        late.CancelAfter(limits.Total);
        var errors = ErrorsAsync(process);
        await TellKeyAsync(process).ConfigureAwait(false);
        var whole = await LimitedLines.ReadAsync(process.StandardOutput, limits.Output, Take).ConfigureAwait(false);
        if (!whole) Signals.Kill(process);
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        var words = await errors.ConfigureAwait(false);
        stop.ThrowIfCancellationRequested();
        if (late.IsCancellationRequested) return $"it ran longer than {RunTime()} and was ended{Where()}";
        if (!whole) return $"it gave out more than {limits.Output >> 20} MB and was ended{Where()}";
        if (process.ExitCode == 0 && running is null) return null;
        return $"its process ended with exit code {process.ExitCode}{Where()}{(words.Length == 0 ? "" : ": " + words)}";
    }

    private async Task TellKeyAsync(Process process)
    {
        try
        {
            await process.StandardInput.WriteLineAsync(key).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The process is gone already; its exit code says more.
        }
    }

    private void Take(string line)
    {
        if (WorkerLine.Read(line, key) is not { } told || told.Cell < 0 || told.Cell >= notebook.Cells.Count) return;
        running = told.Outputs is null ? told.Cell : null;
        if (told.Outputs is null) return;
        var cell = notebook.Cells[told.Cell];
        cell.ExecutionCount = told.Count;
        cell.Outputs.AddRange(told.Outputs);
    }

    private string RunTime() => limits.Total.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture) + " s";

    private string Where() => running is { } place ? $" in {notebook.CellName(place)}" : "";

    /// <summary>
    /// The first line on standard error, cut, or what C++ says behind "what()" when an exception that nothing caught ends the process;
    /// the rest is read and dropped.
    /// </summary>
    private static async Task<string> ErrorsAsync(Process process)
    {
        var first = new char[300];
        var length = await process.StandardError.ReadBlockAsync(first).ConfigureAwait(false);
        var rest = new char[4096];
        while (await process.StandardError.ReadAsync(rest).ConfigureAwait(false) > 0)
        {
        }
        var lines = new string(first, 0, length).Split('\n', StringSplitOptions.TrimEntries);
        return lines.FirstOrDefault(line => line.StartsWith(What, StringComparison.Ordinal))?[What.Length..].Trim() ?? lines[0];
    }
}
