namespace Workbook.Tests;

public sealed class HelpTests : IDisposable
{
    private readonly CommandFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task Help_lists_the_commands()
    {
        Assert.Equal(0, await fixture.RunAsync("--help"));
        string[] commands = ["run", "sweep", "sync", "assign", "grade", "install", "uninstall", "kernel"];
        Assert.All(commands, command => Assert.Contains($"  {command} ", fixture.Output));
    }

    [Fact]
    public async Task Version_is_a_number()
    {
        Assert.Equal(0, await fixture.RunAsync("--version"));
        Assert.Matches(@"^\d+\.\d+\.\d+", fixture.Output);
    }

    [Fact]
    public async Task An_unknown_command_is_an_error()
    {
        Assert.Equal(1, await fixture.RunAsync("rum"));
        Assert.Contains("rum", fixture.Error);
    }
}
