using System.CommandLine;
using System.CommandLine.Parsing;
using Workbook.Assign;
using Workbook.Export;
using Workbook.Grade;
using Workbook.Install;
using Workbook.New;
using Workbook.Publish;
using Workbook.Run;
using Workbook.Sweep;
using Workbook.Sync;

namespace Workbook;

/// <summary>The commands of <c>workbook</c>.</summary>
internal static class CommandTree
{
    /// <summary>Builds the tree; the commands write to <paramref name="output"/> and <paramref name="error"/>.</summary>
    public static RootCommand Build(TextWriter output, TextWriter error) => new("Runs C# notebooks and keeps them in order.")
    {
        new RunCommand(output, error).Build(),
        new SweepCommand(output, error).Build(),
        new SyncCommand(output, error).Build(),
        new NewCommand(output).Build(),
        new ExportCommand(output).Build(),
        new PublishCommand(output).Build(),
        new AssignCommand(output).Build(),
        new GradeCommand(output, error).Build(),
        new InstallCommand(output, error).BuildInstall(),
        new InstallCommand(output, error).BuildUninstall(),
        Kernel(),
    };

    /// <summary>An option that takes a value.</summary>
    /// <param name="name">Such as <c>--output</c>.</param>
    /// <param name="value">What the help calls the value.</param>
    /// <param name="description">What the help says.</param>
    /// <param name="aliases">Other names.</param>
    public static Option<T> Option<T>(string name, string value, string description, params string[] aliases) =>
        new(name, aliases) { Description = description, HelpName = value };

    /// <summary>Makes parsing fail with <paramref name="problem"/> unless the condition <paramref name="holds"/>.</summary>
    public static void Require(this SymbolResult result, bool holds, string problem)
    {
        if (!holds) result.AddError(problem);
    }

    /// <summary>Only for the help: the program starts the kernel before it builds this tree.</summary>
    private static Command Kernel() => new("kernel", "Starts the kernel; Jupyter and VS Code do this.")
    {
        new Argument<string>("CONNECTION_FILE") { Description = "The file that says which ports to use." },
    };
}
