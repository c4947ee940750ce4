using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookKernel.Execution;

/// <summary>A cell that compiled.</summary>
/// <param name="Compilation">What the next cell continues from.</param>
/// <param name="Assembly">The assembly's bytes; null when the cell holds no code, only directives or comments.</param>
/// <param name="Symbols">The portable PDB's bytes; null when <paramref name="Assembly"/> is.</param>
/// <param name="EntryType">The metadata name of the type that holds the entry point.</param>
/// <param name="EntryMethod">The name of the static method that runs the cell.</param>
internal sealed record CompiledCell(
    CSharpCompilation Compilation,
    MemoryStream? Assembly = null,
    MemoryStream? Symbols = null,
    string EntryType = "",
    string EntryMethod = "")
{
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
