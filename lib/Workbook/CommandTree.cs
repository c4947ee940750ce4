using System.CommandLine;
using System.CommandLine.Parsing;
using Workbook.Assign;
using Workbook.Grade;
using Workbook.Install;
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
        RunCommandLine.Build(new RunCommand(output, error)),
        SweepCommandLine.Build(new SweepCommand(output, error)),
        SyncCommandLine.Build(new SyncCommand(output, error)),
        AssignCommandLine.Build(new AssignCommand(output, error)),
        GradeCommandLine.Build(new GradeCommand(output, error)),
        InstallCommandLine.BuildInstall(new InstallCommand(output, error)),
        InstallCommandLine.BuildUninstall(new InstallCommand(output, error)),
        Kernel(),
    };

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
