using Microsoft.CodeAnalysis;

namespace CSharpKernel.Execution;

/// <summary>Thrown when a cell does not compile.</summary>
/// <param name="errors">The compiler's errors, in the order of the source.</param>
internal sealed class CompilationFailure(IReadOnlyList<Diagnostic> errors) : Exception("The cell does not compile.")
{
    /// <summary>The compiler's errors, in the order of the source.</summary>
    public IReadOnlyList<Diagnostic> Errors { get; } = errors;

    /// <summary>The errors among diagnostics, in the order of the source.</summary>
    public static IReadOnlyList<Diagnostic> ErrorsOf(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error).OrderBy(found => found.Location.SourceSpan.Start)];
}
