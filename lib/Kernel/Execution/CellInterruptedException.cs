using CSharpKernel.Execution.Errors;

namespace CSharpKernel.Execution;

/// <summary>Thrown inside a cell that the user interrupted.</summary>
public sealed class CellInterruptedException() : OperationCanceledException(RuntimeErrors.Interrupted);
