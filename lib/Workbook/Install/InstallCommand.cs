using System.CommandLine;
using System.Text.RegularExpressions;
using NotebookKernel.Protocol;

namespace Workbook.Install;

/// <summary>
/// The commands <c>workbook install</c> and <c>workbook uninstall</c>, with options named as <c>jupyter kernelspec</c> names them.
/// </summary>
/// <param name="output">Where they say what they did.</param>
/// <param name="error">Where they say what they could not do.</param>
internal sealed partial class InstallCommand(TextWriter output, TextWriter error)
{
    /// <summary>The command line that installs the kernel, over a former installation of it.</summary>
    public Command BuildInstall() => Build("install", "Installs the C# kernel for Jupyter and VS Code.", spec =>
    {
        if (spec.Exists && !spec.IsOurs) return Fail($"{spec.Folder} holds another kernel; choose a name with --name.");
        spec.Write();
        output.WriteLine($"Installed the kernel {spec.Name} in {spec.Folder}");
        return 0;
    });

    /// <summary>The command line that removes an installed kernel.</summary>
    public Command BuildUninstall() => Build("uninstall", "Removes the installed C# kernel.", spec =>
    {
        if (!spec.Exists) return Fail($"There is no kernel {spec.Name} in {Path.GetDirectoryName(spec.Folder)}.");
        if (!spec.IsOurs) return Fail($"{spec.Folder} holds another kernel; it is left alone.");
        spec.Remove();
        output.WriteLine($"Removed {spec.Folder}");
        return 0;
    });

    private Command Build(string verb, string description, Func<KernelSpec, int> act)
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
        command.SetAction(arguments =>
            OnSpec(arguments.GetValue(prefix), arguments.GetValue(sysPrefix), arguments.GetRequiredValue(name), act));
        return command;
    }

    private int OnSpec(string? prefix, bool sysPrefix, string name, Func<KernelSpec, int> act)
    {
        if (!NamePattern().IsMatch(name))
            return Fail($"expected a kernel name of letters, digits, '-', '_' and '.', found \"{name}\".");
        return JupyterFolders.DataFolder(prefix, sysPrefix) is { } folder
            ? act(new KernelSpec(folder, name))
            : Fail("--sys-prefix: expected VIRTUAL_ENV or CONDA_PREFIX to name a folder, found neither; use --prefix FOLDER.");
    }

    private int Fail(string message)
    {
        error.WriteLine(message);
        return 1;
    }

    [GeneratedRegex(@"^(?!\.+\z)[a-zA-Z0-9._-]+\z")]
    private static partial Regex NamePattern();
}
