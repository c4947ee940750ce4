using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NotebookKernel.Execution.Errors;

namespace NotebookKernel.Execution;

/// <summary>A cell that compiled.</summary>
/// <param name="Compilation">What the next cell continues from.</param>
/// <param name="Assembly">The assembly's bytes; null when the cell holds no code, only directives or comments.</param>
/// <param name="Symbols">The portable PDB's bytes; empty where all of the cell is on one line, which is then the place of all that fails.</param>
/// <param name="EntryType">The metadata name of the type that holds the entry point.</param>
/// <param name="EntryMethod">The name of the static method that runs the cell.</param>
internal sealed record CompiledCell(
    CSharpCompilation Compilation,
    MemoryStream? Assembly = null,
    MemoryStream? Symbols = null,
    string EntryType = "",
    string EntryMethod = "")
{
    /// <summary>Whether no cell can continue from it.</summary>
    public bool LeavesNothing { get; init; }

    /// <summary>
    /// The only line of code that a compilation has, as tracebacks name it; null where it has more, or where code could show an exception
    /// that its frames are in, which names lines only where there is a PDB.
    /// </summary>
    public static string? OnlyLine(CSharpCompilation compilation)
    {
        if (compilation.SyntaxTrees is not [{ FilePath: var cell } tree]) return null;
        SyntaxNode root = tree.GetRoot();
        if (root.ContainsDirectives || root.DescendantNodes().Any(IsSeenInExceptions)) return null;
        FileLinePositionSpan code = tree.GetLineSpan(TextSpan.FromBounds(root.SpanStart, Math.Max(root.SpanStart, root.GetLastToken().Span.End)));
        int line = code.StartLinePosition.Line;
        return line == code.EndLinePosition.Line ? MethodLines.Text(cell, line + 1, line + 1) : null;
    }

    // What catches an exception, or can be called by what does.
    private static bool IsSeenInExceptions(SyntaxNode node) => node is CatchClauseSyntax or BaseTypeDeclarationSyntax
        or BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;

    /// <summary>
    /// Whether the cell ends in an expression that has a value, which may be null. It analyses the expression once more, so it is
    /// asked only of a cell that returned null.
    /// </summary>
    public bool EndsInValue()
    {
        SyntaxTree tree = Compilation.SyntaxTrees[^1];
        return tree.GetRoot().ChildNodes().LastOrDefault() is GlobalStatementSyntax
        {
            Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last,
        } && Compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).Type is not { SpecialType: SpecialType.System_Void };
    }
}
