using System.Diagnostics;

namespace Workbook.Tests.Integration;

/// <summary>What the program does with the .NET it finds.</summary>
public sealed class InstallationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_run_ends_though_a_task_keeps_the_lock_of_the_console()
    {
        folder.Write("cell.dib", """
            #!csharp

            _ = Task.Run(() => { lock (Console.Out) System.Threading.Thread.Sleep(-1); });
            System.Threading.Thread.Sleep(100);
            display(1);

            #!csharp

            display(2)
            """);
        ProcessStartInfo start = new("dotnet", [typeof(Shell).Assembly.Location, "run", "cell.dib"]) { WorkingDirectory = folder.Root };
        using Process process = Process.Start(start)!;
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(60));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            process.Kill();
        }
        Assert.Equal(0, process.ExitCode);
    }

    [Theory]
    [InlineData("none", "roslyn")]
    [InlineData("", "bincore")]
    public async Task Cells_run_with_and_without_an_SDK(string sdk, string compilerFolder)
    {
        folder.Write(
            "cell.dib",
            """
            #!csharp

            var compiler = AppDomain.CurrentDomain.GetAssemblies().First(loaded => loaded.GetName().Name == "Microsoft.CodeAnalysis");
            Console.WriteLine(Path.GetFileName(Path.GetDirectoryName(compiler.Location)));
            """);
        ProcessStartInfo start = new("dotnet", [typeof(Shell).Assembly.Location, "run", "cell.dib", "-o", "cell.ipynb"])
        {
            WorkingDirectory = folder.Root,
        };
        start.Environment["WORKBOOK_SDK"] = sdk;
        using Process process = Process.Start(start)!;
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        Assert.Contains($"\"{compilerFolder}\\n\"", File.ReadAllText(folder.Path("cell.ipynb")));
    }
}
