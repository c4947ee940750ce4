using System.Diagnostics;
using Workbook.Documents;

namespace Workbook.Tests.Run;

public sealed class SignalTests : IDisposable
{
    private readonly CommandFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [UnixFact]
    public async Task Ctrl_C_stops_the_program_in_good_order()
    {
        fixture.Write("loop.dib", "Console.WriteLine(\"begun\");\nwhile (true) { }");
        using var process = Foreground.Start("run", fixture.Path("loop.dib"));
        var error = process.StandardError.ReadToEndAsync();
        Assert.Equal("begun", await process.StandardOutput.ReadLineAsync());

        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        await process.WaitForExitAsync();

        Assert.Equal(130, process.ExitCode);
        Assert.Contains("loop.dib, cell 1 of 1: interrupted", await error);
        Assert.IsType<ErrorOutput>(fixture.Load("loop.ipynb").Cells[0].Outputs[^1]);
    }
}
