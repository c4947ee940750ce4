using System.Diagnostics;
using Workbook.Cli.Install;
using Workbook.Documents;

namespace Workbook.Tests.Cli.Run;

public sealed class SignalTests : IDisposable
{
    private readonly CommandFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [UnixFact]
    public async Task Ctrl_C_stops_the_program_in_good_order()
    {
        fixture.Write("loop.dib", "Console.WriteLine(\"begun\");\nwhile (true) { }");
        var start = new ProcessStartInfo(DotnetHost.Find(), [typeof(KernelSpec).Assembly.Location, "run", fixture.Path("loop.dib")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        Assert.Equal("begun", await process.StandardOutput.ReadLineAsync());

        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        await process.WaitForExitAsync();

        Assert.Equal(130, process.ExitCode);
        Assert.Contains("loop.dib, cell 1 of 1: interrupted", await error);
        Assert.IsType<ErrorOutput>(fixture.Load("loop.ipynb").Cells[0].Outputs[^1]);
    }
}
