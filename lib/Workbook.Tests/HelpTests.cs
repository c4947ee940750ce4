using System.Diagnostics;

namespace Workbook.Tests;

public sealed class HelpTests : IDisposable
{
    private readonly CommandFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task Help_lists_the_commands()
    {
        Assert.Equal(0, await fixture.RunAsync("--help"));
        string[] commands = ["run", "sweep", "sync", "new", "export", "assign", "grade", "install", "uninstall", "kernel"];
        Assert.All(commands, command => Assert.Contains($"  {command} ", fixture.Output));
    }

    [Fact]
    public async Task Version_is_a_number()
    {
        Assert.Equal(0, await fixture.RunAsync("--version"));
        Assert.Matches(@"^\d+\.\d+\.\d+", fixture.Output);
    }

    [Theory]
    [InlineData("frobnicate", "--help")]
    [InlineData("--help", "frobnicate")]
    [InlineData("frobnicate", "-h")]
    public async Task Help_on_what_there_is_not_is_an_error(params string[] arguments)
    {
        Assert.Equal(1, await fixture.RunAsync(arguments));
        Assert.Contains("frobnicate", fixture.Error);
        Assert.Empty(fixture.Output);
    }

    [Fact]
    public async Task No_default_stands_twice()
    {
        foreach (var command in CommandTree.Build(TextWriter.Null, TextWriter.Null).Subcommands)
        {
            Assert.Equal(0, await fixture.RunAsync(command.Name, "--help"));
            Assert.All(fixture.Output.Split("\n  "), entry =>
                Assert.False(entry.Contains("[default:") && entry.Contains("unless given"), entry));
        }
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    public async Task Help_on_the_kernel_is_no_connection_file(string help)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Shell).Assembly.Location, "kernel", help]) { RedirectStandardOutput = true };
        using var workbook = Process.Start(start)!;
        var output = await workbook.StandardOutput.ReadToEndAsync();
        await workbook.WaitForExitAsync();
        Assert.Equal(0, workbook.ExitCode);
        Assert.Contains("CONNECTION_FILE", output);
    }

    [Fact]
    public async Task An_unknown_command_is_an_error()
    {
        Assert.Equal(1, await fixture.RunAsync("rum"));
        Assert.Contains("rum", fixture.Error);
    }
}
