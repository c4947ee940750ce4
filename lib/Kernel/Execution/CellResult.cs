namespace CSharpKernel.Execution;

/// <summary>How a cell ended.</summary>
/// <param name="Succeeded">Whether the cell compiled and ran to its end.</param>
/// <param name="Error">What went wrong; null exactly when <paramref name="Succeeded"/> is true.</param>
public sealed record CellResult(bool Succeeded, CellError? Error)
{
    /// <summary>The result of every cell that ran to its end.</summary>
    public static CellResult Success { get; } = new(true, null);

    /// <summary>The result of a cell that ended with <paramref name="error"/>.</summary>
    public static CellResult Failure(CellError error) => new(false, error);
}
