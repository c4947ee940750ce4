namespace CSharpKernel.Execution;

/// <summary>Thrown when a line such as <c>#r</c> or <c>#!name</c> cannot be obeyed.</summary>
/// <param name="line">The line's text.</param>
/// <param name="number">The line's number in its cell, from 1.</param>
/// <param name="message">What was expected, what was found, what to do.</param>
internal sealed class DirectiveFailure(string line, int number, string message) : Exception(message)
{
    /// <summary>The line's text.</summary>
    public string Line { get; } = line;

    /// <summary>The line's number in its cell, from 1.</summary>
    public int Number { get; } = number;
}
