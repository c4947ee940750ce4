namespace NotebookKernel.Execution.Errors;

/// <summary>Thrown when what a cell has another kernel run went wrong there.</summary>
/// <param name="error">What went wrong.</param>
internal sealed class KernelFailure(CellError error) : Exception(error.Message)
{
    /// <summary>What went wrong.</summary>
    public CellError Error => error;
}
