using CSharpKernel.Execution;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel.Completion;

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

    /// <summary>The declaration and documentation of the symbol at <paramref name="cursor"/>; null when there is none.</summary>
    public static (string Declaration, string Documentation)? Inspect(CSharpSession session, string code, int cursor)
    {
        SyntaxTree tree = ScriptCompiler.Parse(code, "inspection");
        SemanticModel model = session.Continue(tree).GetSemanticModel(tree);
        if (Symbol(model, tree.GetRoot(), cursor) is not { } symbol) return null;
        IAliasSymbol? alias = symbol as IAliasSymbol;
        symbol = alias?.Target ?? symbol;
        return (symbol.ToDisplayString(Format), DocumentationText.Of(symbol));
    }

    private static ISymbol? Symbol(SemanticModel model, SyntaxNode root, int cursor)
    {
        foreach (int position in new[] { cursor, cursor - 1 })
        {
            if (position < 0 || position > root.FullSpan.End) continue;
            SyntaxToken token = root.FindToken(position);
            if (!token.FullSpan.Contains(position)) continue;
            if (token.Parent is ArgumentListSyntax list && ExpectedNames.Methods(model, list.Parent).FirstOrDefault() is { } called)
                return model.GetSymbolInfo(list.Parent!).Symbol ?? called;
            if (!token.Span.Contains(position) || token.Parent is null) continue;
            if (token.IsKind(SyntaxKind.IdentifierToken) || token.Parent is PredefinedTypeSyntax)
                return Symbol(model, token.Parent);
        }
        return null;
    }

    private static ISymbol? Symbol(SemanticModel model, SyntaxNode node)
    {
        if (model.GetDeclaredSymbol(node) is { } declared) return declared;
        SymbolInfo info = model.GetSymbolInfo(node);
        return info.Symbol ?? info.CandidateSymbols.FirstOrDefault() ?? model.GetMemberGroup(node).FirstOrDefault();
    }
}
