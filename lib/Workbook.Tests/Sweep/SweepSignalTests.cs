using System.Diagnostics;
using Workbook.Documents;

namespace Workbook.Tests.Sweep;

public sealed class SweepSignalTests : IDisposable
{
    private readonly SweepFixture fixture =
        new("File.WriteAllText($\"{config}{seed}.id\", $\"{Environment.ProcessId}\\n\");\nwhile (true) { }\n");

    public void Dispose() => fixture.Dispose();

    [UnixFact]
    public Task Ctrl_C_stops_the_runs_in_good_order() => StopsAsync("-INT");

    [UnixFact]
    public Task A_schedulers_request_to_end_stops_the_runs_in_good_order() => StopsAsync("-TERM");

    [UnixFact]
    public async Task Runs_end_when_the_sweep_is_killed()
    {
        using var sweep = Start();
        int[] runs = [await IdAsync("a1.id"), await IdAsync("a2.id")];

        sweep.Kill();

        foreach (var id in runs)
        {
            while (IsAlive(id)) await Task.Delay(50);
        }
        Assert.False(File.Exists(fixture.Path("b1.id")));
    }

    private Process Start() => Foreground.Start("sweep", fixture.Sweep, "--jobs", "2");

    private async Task StopsAsync(string signal)
    {
        using var sweep = Start();
        var output = sweep.StandardOutput.ReadToEndAsync();
        var error = sweep.StandardError.ReadToEndAsync();
        int[] runs = [await IdAsync("a1.id"), await IdAsync("a2.id")];

        using var kill = Process.Start("kill", [signal, $"{sweep.Id}"]);
        await sweep.WaitForExitAsync();

        Assert.Equal(130, sweep.ExitCode);
        Assert.Contains("0 finished, 0 failed, 4 not run", await output);
        Assert.Equal("", await error);
        Assert.DoesNotContain(runs, IsAlive);
        Assert.False(File.Exists(fixture.Path("b1.id")));
        var executed = NotebookFile.Load(Path.Combine(fixture.Logs, "config=a-seed=1.ipynb"));
        Assert.Equal("Interrupted", Assert.IsType<ErrorOutput>(executed.Cells[1].Outputs[^1]).Name);
    }

    /// <summary>Whether a process is there and not a dead one that nobody has collected.</summary>
    private static bool IsAlive(int id)
    {
        var status = $"/proc/{id}/stat";
        if (!Directory.Exists("/proc/self")) return Process.GetProcesses().Any(process => process.Id == id);
        try
        {
            return File.ReadAllText(status).Split(')')[^1].TrimStart()[0] != 'Z';
        }
        catch (IOException)
        {
            return false;
        }
    }

    private async Task<int> IdAsync(string name)
    {
        var path = fixture.Path(name);
        while (!File.Exists(path) || !File.ReadAllText(path).EndsWith('\n')) await Task.Delay(20);
        return int.Parse(File.ReadAllText(path));
    }
}
