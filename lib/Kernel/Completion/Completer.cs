using System.Buffers;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NotebookKernel.Execution;
using NotebookKernel.Execution.Magics;

namespace NotebookKernel.Completion;

/// <summary>Completes names: of members after a dot, else of what is in scope, with the cells before taken into account.</summary>
internal static class Completer
{
    private static readonly SearchValues<char> DottedName =
        SearchValues.Create("._abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    private static readonly IReadOnlyList<CompletionItem> Magics =
        [.. MagicTable.Languages.Concat(MagicTable.Commands).Select(magic => new CompletionItem(magic.Name, "keyword"))];

    /// <summary>What could stand at <paramref name="cursor"/>.</summary>
    /// <param name="session">The session that would run the code.</param>
    /// <param name="code">The cell's text.</param>
    /// <param name="cursor">A position in <paramref name="code"/>.</param>
    /// <returns>Where the text begins that an item replaces up to the cursor, and the items: exact prefixes first, then by name.</returns>
    public static (int Start, IReadOnlyList<CompletionItem> Items) Complete(CSharpSession session, string code, int cursor)
    {
        // What follows the cursor is left out: half a statement swallows the next line, and then means something else.
        string written = code[..cursor];
        int start = cursor;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[start - 1])) start--;
        string prefix = written[start..];
        if (IsMagic(written, start)) return (start, Sort(Magics, prefix));
        string language = Magic.LanguageAtEnd(written);
        if (language is not ("csharp" or "library")) return (start, language == "fsharp" ? OfFSharp(session, written, prefix) : []);
        SyntaxTree tree = ScriptCompiler.Parse(written, "completion");
        SyntaxNode root = tree.GetRoot();
        if (IsInText(root, cursor)) return (start, []);
        SemanticModel model = session.Sketch(tree).GetSemanticModel(tree);
        SyntaxToken before = start > 0 ? root.FindToken(start - 1, findInsideTrivia: true) : default;
        IEnumerable<CompletionItem> items = Members(model, before, start, prefix) ?? InScope(model, before, start, prefix);
        return (start, Sort(items, prefix));
    }

    private static bool IsMagic(string written, int start) =>
        written[(written.LastIndexOf('\n') + 1)..start].Trim() == "#!";

    private static List<CompletionItem> OfFSharp(CSharpSession session, string written, string prefix)
    {
        string name = written[(written.AsSpan().LastIndexOfAnyExcept(DottedName) + 1)..];
        return name.Length == 0 ? [] : Sort(session.CompleteFSharp(name).Select(found => new CompletionItem(found, "property")), prefix);
    }

    private static bool IsInText(SyntaxNode root, int cursor)
    {
        if (cursor == 0) return false;
        SyntaxTrivia trivia = root.FindTrivia(cursor - 1);
        if (trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia) return true;
        if (trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)) return !trivia.ToString().EndsWith("*/", StringComparison.Ordinal);
        SyntaxToken token = root.FindToken(cursor - 1);
        bool text = token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken
            or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.SingleLineRawStringLiteralToken
            or SyntaxKind.MultiLineRawStringLiteralToken;
        return text && token.SpanStart < cursor && (cursor < token.Span.End || token.ContainsDiagnostics);
    }

    private static IEnumerable<CompletionItem>? Members(SemanticModel model, SyntaxToken before, int position, string prefix)
    {
        ExpressionSyntax? owner = before.Parent switch
        {
            MemberAccessExpressionSyntax access when access.OperatorToken == before => access.Expression,
            QualifiedNameSyntax name when name.DotToken == before => name.Left,
            MemberBindingExpressionSyntax binding when binding.OperatorToken == before =>
                binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
            _ => null,
        };
        if (owner is null) return null;
        ISymbol? symbol = model.GetSymbolInfo(owner).Symbol ?? model.GetSpeculativeSymbolInfo(
            owner.SpanStart, owner, SpeculativeBindingOption.BindAsTypeOrNamespace).Symbol;
        if (symbol is INamespaceOrTypeSymbol container)
        {
            IEnumerable<ISymbol> found = model.LookupSymbols(position, container)
                .Where(member => member.IsStatic || member is INamespaceOrTypeSymbol);
            return CompletionItems.Of(found, prefix);
        }
        ITypeSymbol? type = model.GetTypeInfo(owner).Type;
        type ??= model.GetSpeculativeTypeInfo(owner.SpanStart, owner, SpeculativeBindingOption.BindAsExpression).Type;
        bool conditional = before.Parent is MemberBindingExpressionSyntax;
        if (conditional && type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            type = nullable.TypeArguments[0];
        if (type is null or IErrorTypeSymbol) return [];
        return CompletionItems.Of(
            model.LookupSymbols(position, type, includeReducedExtensionMethods: true)
                .Where(member => !member.IsStatic && member is not INamedTypeSymbol),
            prefix);
    }

    private static IEnumerable<CompletionItem> InScope(SemanticModel model, SyntaxToken before, int position, string prefix)
    {
        if (before.Parent?.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null)
            return CompletionItems.Of(model.LookupNamespacesAndTypes(position), prefix);
        ISymbol[] members = [.. ExpectedNames.InitializerMembers(model, before)];
        if (members.Length > 0) return CompletionItems.Of(members, prefix);
        return
        [
            .. ExpectedNames.Parameters(model, before).Select(name => new CompletionItem(name + ":", "parameter")),
            .. CompletionItems.Of(model.LookupSymbols(position), prefix),
            .. CompletionItems.Keywords,
        ];
    }

    private static List<CompletionItem> Sort(IEnumerable<CompletionItem> items, string prefix) =>
    [
        .. items
            .Where(item => CompletionItems.Matches(item.Text, prefix))
            .DistinctBy(item => item.Text)
            .OrderByDescending(item => item.Text.StartsWith(prefix, StringComparison.Ordinal))
            .ThenBy(item => item.Text, StringComparer.OrdinalIgnoreCase),
    ];
}
