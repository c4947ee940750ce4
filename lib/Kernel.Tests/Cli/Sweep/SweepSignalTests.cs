using System.Diagnostics;
using Workbook.Cli.Install;
using Workbook.Documents;

namespace Workbook.Tests.Cli.Sweep;

public sealed class SweepSignalTests : IDisposable
{
    private readonly SweepFixture fixture =
        new("File.WriteAllText($\"{config}{seed}.id\", $\"{Environment.ProcessId}\\n\");\nwhile (true) { }\n");

    public void Dispose() => fixture.Dispose();

    [UnixFact]
    public Task Ctrl_C_stops_the_runs_in_good_order() => StopsAsync("-INT");

    [UnixFact]
    public Task A_schedulers_request_to_end_stops_the_runs_in_good_order() => StopsAsync("-TERM");

    private async Task StopsAsync(string signal)
    {
        var start = new ProcessStartInfo(DotnetHost.Find(), [typeof(KernelSpec).Assembly.Location, "sweep", fixture.Sweep, "--jobs", "2"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var sweep = Process.Start(start)!;
        var output = sweep.StandardOutput.ReadToEndAsync();
        var error = sweep.StandardError.ReadToEndAsync();
        int[] runs = [await IdAsync("a1.id"), await IdAsync("a2.id")];

        using var kill = Process.Start("kill", [signal, $"{sweep.Id}"]);
        await sweep.WaitForExitAsync();

        Assert.Equal(130, sweep.ExitCode);
        Assert.Contains("0 finished, 0 failed, 4 not run", await output);
        Assert.Equal("", await error);
        Assert.All(runs, id => Assert.Throws<ArgumentException>(() => Process.GetProcessById(id)));
        Assert.False(File.Exists(fixture.Path("b1.id")));
        var executed = NotebookFile.Load(Path.Combine(fixture.Logs, "config=a-seed=1.ipynb"));
        Assert.Equal("Interrupted", Assert.IsType<ErrorOutput>(executed.Cells[1].Outputs[^1]).Name);
    }

    private async Task<int> IdAsync(string name)
    {
        var path = fixture.Path(name);
        while (!File.Exists(path) || !File.ReadAllText(path).EndsWith('\n')) await Task.Delay(20);
        return int.Parse(File.ReadAllText(path));
    }
}
