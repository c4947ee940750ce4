using Microsoft.CodeAnalysis.Emit;
using NotebookKernel.Execution.Errors;

namespace NotebookKernel.Execution;

/// <summary>Writes compilations as assemblies.</summary>
internal static class Emitter
{
    /// <summary>Writes the first of some compilations of the same source that has no errors.</summary>
    /// <param name="attempts">The compilations.</param>
    /// <param name="source">The source without checks, whose warnings are told; null to tell none.</param>
    /// <param name="cancel">Ends the writing.</param>
    /// <param name="rename">Names the assembly where it is not to have the compilation's name.</param>
    /// <returns>It, its assembly, which is empty where there is nothing to run, and its symbols, both at their beginnings.</returns>
    /// <exception cref="CompilationFailure">All have errors; those of the last are told.</exception>
    public static (CSharpCompilation Compilation, MemoryStream Assembly, MemoryStream Symbols) Emit(
        IEnumerable<CSharpCompilation> attempts, SyntaxTree? source, CancellationToken cancel, Func<CSharpCompilation, string>? rename = null)
    {
        IReadOnlyList<Diagnostic> errors = [];
        CSharpCompilation? last = null;
        foreach (CSharpCompilation compilation in attempts)
        {
            string name = rename?.Invoke(compilation) ?? compilation.AssemblyName!;
            if (Emit(last = compilation, source, name, cancel, out errors) is var (assembly, symbols)) return (compilation, assembly, symbols);
        }
        throw new CompilationFailure(errors, last);
    }

    private static (MemoryStream Assembly, MemoryStream Symbols)? Emit(
        CSharpCompilation compilation, SyntaxTree? source, string name, CancellationToken cancel, out IReadOnlyList<Diagnostic> errors)
    {
        MemoryStream assembly = new(), symbols = new();
        // A PDB takes a fifth of a short cell's time.
        bool needsSymbols = compilation.ScriptCompilationInfo is null || CompiledCell.OnlyLine(compilation) is null;
        EmitResult emitted = compilation.Emit(
            assembly, needsSymbols ? symbols : null, options: ScriptCompiler.EmitOptions.WithOutputNameOverride($"{name}.dll"), cancellationToken: cancel);
        errors = CompilationFailure.ErrorsOf(emitted.Diagnostics);
        if (errors.Count > 0) return null;
        if (source is not null) CellWarnings.Tell(source, compilation, emitted.Diagnostics);
        assembly.SetLength(emitted.Success ? assembly.Length : 0);
        if (emitted.Success) Optimization.Allow(assembly);
        assembly.Position = symbols.Position = 0;
        return (assembly, symbols);
    }
}
