namespace NotebookKernel.Execution.Errors;

/// <summary>Thrown when a line such as <c>#r</c> or <c>#!name</c> cannot be obeyed.</summary>
/// <param name="line">The line's text.</param>
/// <param name="number">The line's number in its cell, from 1.</param>
/// <param name="message">What was expected, what was found, what to do.</param>
internal sealed class DirectiveFailure(string line, int number, string message) : Exception(message)
{
    /// <summary>The error as those of the compiler are shown: place, message and the line.</summary>
    /// <param name="source">The name of the cell, or of the file, that the line stands in.</param>
    public CellError Describe(string source)
    {
        string[] parts = Message.Split('\n');
        return new CellError(
            "DirectiveError", Message,
            [$"{CellFailures.Place(source, number, 1)}: error: {parts[0]}", $"    {line}", .. parts.Skip(1).Select(part => "    " + part)]);
    }
}
