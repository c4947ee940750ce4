using System.Text.RegularExpressions;
using CSharpKernel.Execution.Errors;

namespace CSharpKernel.Execution;

/// <summary>The first line of a part of a cell that is not a script: <c>#!name</c>.</summary>
/// <param name="Name">The name, in lower case.</param>
/// <param name="Body">The rest of the part, with an empty line in place of the first, so that line numbers keep their meaning.</param>
/// <param name="Line">The line's text.</param>
/// <param name="Number">Its number in the cell, from 1.</param>
internal sealed partial record Magic(string Name, string Body, string Line, int Number)
{
    /// <summary>
    /// The parts of a cell, which begin at lines that name a language. Empty lines stand in place of the parts before, so that line
    /// numbers keep their meaning.
    /// </summary>
    public static IEnumerable<string> Parts(string code)
    {
        int start = 0;
        foreach (Match header in Header().Matches(code))
        {
            if (string.IsNullOrWhiteSpace(code[start..header.Index])) continue;
            yield return Part(start, header.Index);
            start = header.Index;
        }
        yield return Part(start, code.Length);

        string Part(int from, int to) => new string('\n', code.AsSpan(0, from).Count('\n')) + code[from..to];
    }

    /// <summary>The magic of a part; null when it begins otherwise.</summary>
    public static Magic? Parse(string code)
    {
        int start = code.AsSpan().IndexOfAnyExcept(" \t\r\n");
        if (start < 0 || !code.AsSpan(start).StartsWith("#!")) return null;
        int end = code.IndexOf('\n', start);
        if (end < 0) end = code.Length;
        string line = code[start..end].TrimEnd();
        return new Magic(line[2..].Trim().ToLowerInvariant(), code[..start] + code[end..], line, code.AsSpan(0, start).Count('\n') + 1);
    }

    /// <summary>An error about this line.</summary>
    public DirectiveFailure Fail(string message) => new(Line, Number, message);

    [GeneratedRegex(@"^#!(csharp|c#|cs|library|html|javascript|js|markdown|md|mermaid)[ \t\r]*$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Header();
}
