namespace NotebookKernel.Execution;

/// <summary>Implemented by an <see cref="IOutputSink"/> that can also ask the user for a line of text.</summary>
public interface IInputSource
{
    /// <summary>Asks and waits for the answer.</summary>
    /// <param name="prompt">What to show before the answer; may be empty.</param>
    /// <param name="password">Whether the answer is hidden while it is typed.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>The answer without its line end.</returns>
    /// <exception cref="InvalidOperationException">The client does not take questions.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was signalled.</exception>
    string ReadLine(string prompt, bool password, CancellationToken cancel);
}
