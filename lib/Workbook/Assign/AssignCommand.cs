using Workbook.Documents;
using Workbook.Grade;

namespace Workbook.Assign;

/// <summary>The command <c>workbook assign</c>.</summary>
/// <param name="output">Where it says what it wrote.</param>
/// <param name="error">Where errors go.</param>
internal sealed class AssignCommand(TextWriter output, TextWriter error)
{
    /// <summary>Writes the students' notebook of a teacher's one.</summary>
    /// <returns>0; 1 when a file could not be read or written, or is not marked as it should be.</returns>
    public int Run(string solution, string target)
    {
        try
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
            output.WriteLine($"Wrote {target}: {gaps} gaps, {checks.Count} checks, {Marks.Text(checks.Sum(check => check.Marks))} marks");
            return 0;
        }
        catch (Exception problem) when (problem is DocumentException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine(problem.Message);
            return 1;
        }
    }
}
