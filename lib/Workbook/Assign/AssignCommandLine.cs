using System.CommandLine;

namespace Workbook.Assign;

/// <summary>The arguments and options of <c>workbook assign</c>.</summary>
internal static class AssignCommandLine
{
    /// <summary>The command line for <paramref name="assign"/>.</summary>
    public static Command Build(AssignCommand assign)
    {
        var solution = new Argument<string>("SOLUTION")
        {
            Description = "The teacher's notebook, with lines // BEGIN SOLUTION and // END SOLUTION.",
        };
        var target = new Option<string>("--output", "-o")
        {
            Description = "Where the students' notebook goes, a .dib or .ipynb file.",
            HelpName = "OUT",
            Required = true,
        };
        var command = new Command("assign", "Makes the students' notebook of a teacher's one.") { solution, target };
        command.SetAction(arguments => assign.Run(arguments.GetRequiredValue(solution), arguments.GetRequiredValue(target)));
        return command;
    }
}
