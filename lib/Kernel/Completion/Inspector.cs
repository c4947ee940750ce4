using Microsoft.CodeAnalysis.CSharp.Syntax;
using NotebookKernel.Execution;
using NotebookKernel.Execution.Magics;

namespace NotebookKernel.Completion;

/// <summary>Says what a name in a cell stands for.</summary>
internal static class Inspector
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.CSharpErrorMessageFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeConstantValue)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeType
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut)
        .WithKindOptions(SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword);

    /// <summary>
    /// The declaration and documentation of what stands at <paramref name="cursor"/>; of a method with several forms all of them, the
    /// one that fits the call first. Empty when there is nothing.
    /// </summary>
    public static IReadOnlyList<(string Declaration, string Documentation)> Inspect(CSharpSession session, string code, int cursor)
    {
        if (Magic.LanguageAtEnd(code[..Math.Min(cursor, code.Length)]) is not ("csharp" or "library")) return [];
        SyntaxTree tree = ScriptCompiler.Parse(code, "inspection");
        SemanticModel model = session.Sketch(tree).GetSemanticModel(tree);
        return [.. Symbols(model, tree.GetRoot(), cursor).Select(symbol => (symbol.ToDisplayString(Format), DocumentationText.Of(symbol)))];
    }

    private static IEnumerable<ISymbol> Symbols(SemanticModel model, SyntaxNode root, int cursor)
    {
        foreach (int position in new[] { cursor, cursor - 1 })
        {
            if (position < 0 || position > root.FullSpan.End) continue;
            SyntaxToken token = root.FindToken(position);
            if (!token.FullSpan.Contains(position)) continue;
            if (token.Parent is ArgumentListSyntax list && Overloads.Of(model, list.Parent!) is { Count: > 0 } called) return called;
            if (!token.Span.Contains(position) || token.Parent is null) continue;
            if (token.IsKind(SyntaxKind.IdentifierToken) || token.Parent is PredefinedTypeSyntax) return Symbols(model, token.Parent);
        }
        return [];
    }

    private static IReadOnlyList<ISymbol> Symbols(SemanticModel model, SyntaxNode node)
    {
        if (model.GetDeclaredSymbol(node) is { } declared) return [declared];
        SyntaxNode called = node.Parent is MemberAccessExpressionSyntax access && access.Name == node ? access : node;
        if (Overloads.Of(model, called.Parent is InvocationExpressionSyntax call && call.Expression == called ? call : called)
            is { Count: > 0 } methods)
        {
            return methods;
        }
        SymbolInfo info = model.GetSymbolInfo(node);
        ISymbol? symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        return symbol is null ? [] : [(symbol as IAliasSymbol)?.Target ?? symbol];
    }
}
