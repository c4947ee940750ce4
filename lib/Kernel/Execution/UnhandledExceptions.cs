using NotebookKernel.Execution.Errors;

namespace NotebookKernel.Execution;

/// <summary>Reports an exception on a thread that a cell started, instead of ending the process and the notebook's state with it.</summary>
internal static class UnhandledExceptions
{
    /// <summary>Reports it.</summary>
    /// <returns>Whether the process goes on: not where the exception belongs to no cell.</returns>
    public static bool Report(Exception exception)
    {
        if (CellRun.Current is not { } run) return false;
        if (run.Interrupted) return true;
        CellError error = RuntimeErrors.Describe(exception);
        run.Output.Write("stderr", $"On a thread that the notebook started:\n{string.Join('\n', error.Traceback)}\n");
        return true;
    }
}
