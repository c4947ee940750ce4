using System.Text.RegularExpressions;
using CSharpKernel.Execution.Errors;

namespace CSharpKernel.Execution.References;

/// <summary>A line <c>#r "..."</c>, or <c>#i "nuget: SOURCE"</c>, which names where packages are, too.</summary>
/// <param name="Name"><c>r</c> or <c>i</c>.</param>
/// <param name="Target">A path, the name of a framework assembly, or <c>nuget: Name, version</c>; of <c>#i</c> the source.</param>
/// <param name="Line">The line's text.</param>
/// <param name="Number">The line's number in its cell, from 1.</param>
internal sealed partial record ReferenceDirective(string Name, string Target, string Line, int Number)
{
    /// <summary>Takes the directives out of a cell. Empty lines stay in their places, so that line numbers keep their meaning.</summary>
    /// <param name="code">The cell's text.</param>
    /// <returns>The text without the directives, and the directives.</returns>
    public static (string Code, IReadOnlyList<ReferenceDirective> Directives) Extract(string code)
    {
        if (!code.Contains("#r", StringComparison.Ordinal) && !code.Contains("#i", StringComparison.Ordinal)) return (code, []);
        string[] lines = code.Split('\n');
        List<ReferenceDirective> found = [];
        for (int i = 0; i < lines.Length; i++)
        {
            if (Pattern().Match(lines[i]) is not { Success: true } match) continue;
            found.Add(new ReferenceDirective(match.Groups[1].Value, match.Groups[2].Value, lines[i].TrimEnd(), i + 1));
            lines[i] = "";
        }
        return (string.Join('\n', lines), found);
    }

    /// <summary>An error about this line.</summary>
    public DirectiveFailure Fail(string message) => new(Line, Number, message);

    [GeneratedRegex("""^\s*#(r|i)\s+"([^"]+)"\s*;?\s*(//.*)?$""")]
    private static partial Regex Pattern();
}
