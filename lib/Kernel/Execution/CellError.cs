namespace NotebookKernel.Execution;

/// <summary>An error as a notebook shows it.</summary>
/// <param name="Name">The exception's type, or <c>CompilationError</c>, or <c>Interrupted</c>.</param>
/// <param name="Message">The message, without the name.</param>
/// <param name="Traceback">
/// The lines to print, name and message included: for a compilation error each diagnostic with its source line, for an
/// exception the frames of the user's code.
/// </param>
public sealed record CellError(string Name, string Message, IReadOnlyList<string> Traceback);
