using System.CommandLine;
using CSharpKernel.Protocol;

namespace Workbook.Install;

/// <summary>The options of <c>workbook install</c> and <c>workbook uninstall</c>, named as <c>jupyter kernelspec</c> names them.</summary>
internal static class InstallCommandLine
{
    /// <summary>The command line that installs.</summary>
    public static Command BuildInstall(InstallCommand command) =>
        Build("install", "Installs the C# kernel for Jupyter and VS Code.", command.Install);

    /// <summary>The command line that uninstalls.</summary>
    public static Command BuildUninstall(InstallCommand command) =>
        Build("uninstall", "Removes the installed C# kernel.", command.Uninstall);

    private static Command Build(string verb, string description, Func<InstallLocation, string, int> act)
    {
        var user = new Option<bool>("--user") { Description = "For this user; so it is unless another place is given." };
        var prefix = new Option<string>("--prefix") { Description = "In FOLDER/share/jupyter.", HelpName = "FOLDER" };
        var sysPrefix = new Option<bool>("--sys-prefix") { Description = "In the active Python environment." };
        var name = new Option<string>("--name")
        {
            Description = "The name that notebooks know the kernel by.",
            HelpName = "NAME",
            DefaultValueFactory = _ => KernelInfo.Name,
        };
        var command = new Command(verb, description) { user, prefix, sysPrefix, name };
        command.Validators.Add(result =>
        {
            var given = new[] { result.GetResult(user), result.GetResult(prefix), result.GetResult(sysPrefix) };
            result.Require(given.Count(place => place is { Implicit: false }) <= 1, "expected one of --user, --prefix and --sys-prefix");
        });
        command.SetAction(arguments => act(
            new InstallLocation(arguments.GetValue(prefix), arguments.GetValue(sysPrefix)), arguments.GetRequiredValue(name)));
        return command;
    }
}
