using CSharpKernel.Execution.Errors;
namespace CSharpKernel.Execution;

/// <summary>The first line of a cell that is not a script: <c>#!name</c>.</summary>
/// <param name="Name">The name, in lower case.</param>
/// <param name="Body">The rest of the cell, with an empty line in place of the first, so that line numbers keep their meaning.</param>
/// <param name="Line">The line's text.</param>
/// <param name="Number">Its number in the cell, from 1.</param>
internal sealed record Magic(string Name, string Body, string Line, int Number)
{
    /// <summary>The magic of a cell; null when it begins otherwise.</summary>
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
}
