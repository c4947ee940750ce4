using System.Text.RegularExpressions;
using Workbook.Documents;

namespace Workbook.Grade;

/// <summary>What a cell that failed said.</summary>
/// <param name="Problem">Its words, cut.</param>
/// <param name="Kind">Why it failed, as far as that can be told.</param>
/// <param name="Source">The line of the source with the error, and a mark below it; none unless the cell did not compile.</param>
internal sealed partial record CellFailure(string Problem, FailureKind Kind, IReadOnlyList<string> Source)
{
    private const int LongestProblem = 1000;

    /// <summary>What a cell said; null if it did not fail.</summary>
    public static CellFailure? Of(NotebookCell cell)
    {
        if (cell.Outputs.OfType<ErrorOutput>().FirstOrDefault() is not { } error) return null;
        var problem = error.Message.Length > LongestProblem ? error.Message[..LongestProblem] + " …" : error.Message;
        // The kernel shows the line with the error and the mark below its message.
        if (error.Name == "CompilationError") return new(problem, FailureKind.Compilation, [.. error.Traceback.Skip(1).Take(2)]);
        var begun = !error.Name.EndsWith(nameof(NotImplementedException), StringComparison.Ordinal) && !NotYet().IsMatch(error.Message);
        return new(problem, begun ? FailureKind.Wrong : FailureKind.NotBegun, []);
    }

    /// <summary>A compiler's message with its line in words: <c>line 3: error CS1002: ; expected</c>.</summary>
    public string InWords() => Place().Replace(Problem, "line $1: ");

    /// <summary>How checks say that a part was not begun: <c>not written yet</c>, <c>not trained yet</c>.</summary>
    [GeneratedRegex(@"\bnot \w+ yet\b")]
    private static partial Regex NotYet();

    [GeneratedRegex(@"^\((\d+),\d+\): ")]
    private static partial Regex Place();
}
