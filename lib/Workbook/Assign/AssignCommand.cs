using System.CommandLine;
using Workbook.Documents;
using Workbook.Grade;

namespace Workbook.Assign;

/// <summary>The command <c>workbook assign</c>.</summary>
/// <param name="output">Where it says what it wrote.</param>
internal sealed class AssignCommand(TextWriter output)
{
    /// <summary>The command line.</summary>
    public Command Build()
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
        command.SetAction(arguments => Run(arguments.GetRequiredValue(solution), arguments.GetRequiredValue(target)));
        return command;
    }

    /// <summary>Writes the students' notebook of a teacher's one.</summary>
    /// <exception cref="DocumentException">A file could not be read, or is not marked as it should be.</exception>
    private void Run(string solution, string target)
    {
        if (Path.GetFullPath(solution) == Path.GetFullPath(target))
            throw new DocumentException(target, null, "is the solution itself; name another file with -o");
        var document = NotebookFile.Load(solution);
        document.RequireCSharp(solution);
        var gaps = SolutionRegions.Remove(document, solution);
        if (gaps == 0) throw new DocumentException(solution, null, "has no line with BEGIN SOLUTION, so students would get all of it");
        document.NameKernel();
        NotebookFile.Save(document, target);
        var checks = Assignment.Of(document, solution).Checks;
        output.WriteLine($"Wrote {target}: {gaps} gaps, {checks.Count} checks, {CheckCell.Text(checks.Sum(check => check.Marks))} marks");
    }
}
