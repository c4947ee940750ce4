using NotebookKernel.Execution.Errors;

namespace NotebookKernel.Execution;

/// <summary>Thrown inside a cell that the user interrupted.</summary>
public sealed class CellInterruptedException() : OperationCanceledException(RuntimeErrors.Interrupted);
