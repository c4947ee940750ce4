using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NotebookKernel.Execution.Errors;

namespace NotebookKernel.Execution;

/// <summary>
/// Tells what the compiler warns of in a cell. Variables and members that nothing uses yet are what a notebook is made of, and of
/// annotations, names and references that are fine in one the user need not know, either.
/// </summary>
internal static class CellWarnings
{
    private const int MostShown = 10;

    private static readonly HashSet<string> Noise =
    [
        "CS0219", "CS0414", "CS0169", "CS0649", "CS0067", "CS8321", "CS9113", // never used, never assigned
        "CS0105", "CS8632", "CS8981", "CS0436", "CS1701", "CS1702",
    ];

    /// <summary>Writes the warnings of a cell that compiled to the output of the run that it belongs to.</summary>
    /// <param name="source">The cell, as it was before checks were put into it.</param>
    /// <param name="compilation">The cell, with checks in it.</param>
    /// <param name="diagnostics">What the compiler said of it.</param>
    public static void Tell(SyntaxTree source, CSharpCompilation compilation, ImmutableArray<Diagnostic> diagnostics)
    {
        if (!diagnostics.Any(IsNews) || CellRun.Current is not { } run) return;
        SyntaxTree checkedTree = compilation.SyntaxTrees.First(tree => tree.FilePath == source.FilePath);
        // The checks move what stands behind them, and may be what is warned of. In place of the other, the tree would keep the files that
        // it loads as they are.
        ScriptSources.Rewriting = file => file;
        Diagnostic[] warnings =
        [
            .. compilation.RemoveSyntaxTrees(checkedTree).AddSyntaxTrees(source).GetDiagnostics(run.Stopped)
                .Where(warning => IsNews(warning) && !IsLeftOut(warning))
                .OrderBy(warning => warning.Location.SourceTree == source).ThenBy(warning => warning.Location.SourceSpan.Start),
        ];
        foreach (Diagnostic warning in warnings.Take(MostShown))
            run.Output.Write("stderr", $"{CompilationFailure.Summary(warning)}\n");
        if (warnings.Length > MostShown) run.Output.Write("stderr", $"... and {warnings.Length - MostShown} more warnings\n");
    }

    // Who ends a cell before its end, as a task that is still to be done does, knows.
    private static bool IsLeftOut(Diagnostic found) => found.Id == "CS0162"
        && found.Location.SourceTree!.GetRoot().FindNode(found.Location.SourceSpan).FirstAncestorOrSelf<StatementSyntax>()
            is { Parent: GlobalStatementSyntax };

    private static bool IsNews(Diagnostic found) =>
        found.Severity == DiagnosticSeverity.Warning && found.Location.IsInSource && !Noise.Contains(found.Id);
}
