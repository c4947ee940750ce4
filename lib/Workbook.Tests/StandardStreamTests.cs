using System.Diagnostics;
using NotebookKernel.Execution;

namespace Workbook.Tests;

public sealed class StandardStreamTests : IDisposable
{
    private readonly CommandFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [UnixFact]
    public async Task What_goes_into_one_file_stands_there_one_after_the_other()
    {
        fixture.Write("prints.dib", "#!csharp\n\nConsole.WriteLine(\"from the cell\");\nthrow new Exception(\"thrown\");\n");
        ProcessStartInfo start = new("/bin/sh", ["-c", "{ echo before; \"$0\" \"$1\" run prints.dib; echo after; } >log 2>&1",
            DotnetInstallation.Command, typeof(Shell).Assembly.Location])
        {
            WorkingDirectory = fixture.Root,
        };
        using var shell = Process.Start(start)!;
        await shell.WaitForExitAsync();
        var log = fixture.Read("log");
        Assert.StartsWith("before\n", log);
        Assert.EndsWith("after\n", log);
        Assert.Contains("from the cell\n", log);
        Assert.Contains("thrown", log);
        Assert.DoesNotContain('\0', log);
    }
}
