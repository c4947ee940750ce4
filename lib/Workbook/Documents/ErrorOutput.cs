namespace Workbook.Documents;

/// <summary>The error that ended a cell.</summary>
/// <param name="Name">The kind of error, such as an exception's type name.</param>
/// <param name="Message">What went wrong.</param>
/// <param name="Traceback">The lines a front end shows.</param>
public sealed record ErrorOutput(string Name, string Message, IReadOnlyList<string> Traceback) : CellOutput;
