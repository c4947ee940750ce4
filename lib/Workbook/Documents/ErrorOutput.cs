namespace Workbook.Documents;

/// <summary>The error that ended a cell.</summary>
/// <param name="name">The kind of error, such as an exception's type name.</param>
/// <param name="message">What went wrong.</param>
/// <param name="traceback">The lines a front end shows.</param>
public sealed class ErrorOutput(string name, string message, IReadOnlyList<string> traceback) : CellOutput
{
    /// <summary>The kind of error, such as an exception's type name.</summary>
    public string Name { get; } = name;

    /// <summary>What went wrong.</summary>
    public string Message { get; } = message;

    /// <summary>The lines a front end shows.</summary>
    public IReadOnlyList<string> Traceback { get; } = traceback;
}
