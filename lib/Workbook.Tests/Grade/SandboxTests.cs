using System.ComponentModel;
using Workbook.Grade;

namespace Workbook.Tests.Grade;

public sealed class SandboxTests
{
    [Fact]
    public async Task A_program_that_ends_at_once_is_handed_over_all_the_same()
    {
        for (var time = 0; time < 100; time++)
        {
            using var process = await Sandbox.LaunchAsync(new("true"));
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
        }
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_told() =>
        await Assert.ThrowsAsync<Win32Exception>(() => Sandbox.LaunchAsync(new("no-such-program")));

    [Theory]
    [InlineData("PATH", true)]
    [InlineData("FILTERGEN_CACHE", true)]
    [InlineData("DOTNET_ROOT", true)]
    [InlineData("AWS_SECRET_ACCESS_KEY", false)]
    [InlineData("NUGET_CREDENTIALS", false)]
    [InlineData("SSH_AUTH_SOCK", false)]
    public void Only_the_variables_that_a_notebook_needs_are_passed(string name, bool passed) =>
        Assert.Equal(passed, PassedVariables.Contain(name));
}
