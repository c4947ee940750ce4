namespace CSharpKernel.Completion;

/// <summary>Makes completion items of symbols and keywords.</summary>
internal static class CompletionItems
{
    private static readonly SymbolDisplayFormat Parameters = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters);

    /// <summary>The keywords, of which any may stand where a name can.</summary>
    public static IReadOnlyList<CompletionItem> Keywords { get; } =
    [
        .. SyntaxFacts.GetReservedKeywordKinds()
            .Select(SyntaxFacts.GetText)
            .Concat(["async", "await", "dynamic", "nameof", "not", "or", "and", "record", "var", "when", "where", "with", "yield"])
            .Where(text => text[0] != '_')
            .Select(text => new CompletionItem(text, "keyword")),
    ];

    /// <summary>One item per name that code can write and a reader wants to see.</summary>
    public static IEnumerable<CompletionItem> Of(IEnumerable<ISymbol> symbols, int position, SemanticModel model) => symbols
        .Where(symbol => symbol.CanBeReferencedByName && !IsHidden(symbol))
        .GroupBy(symbol => symbol.Name)
        .Select(group => new CompletionItem(group.Key, Kind(group.First()), Signature(group, position, model)));

    private static string Signature(IGrouping<string, ISymbol> overloads, int position, SemanticModel model)
    {
        if (overloads.First() is not IMethodSymbol method) return "";
        string shown = method.ToMinimalDisplayString(model, position, Parameters);
        int list = shown.IndexOf('(');
        int more = overloads.Count() - 1;
        return (list < 0 ? "()" : shown[list..]) + (more > 0 ? $" (+{more})" : "");
    }

    private static bool IsHidden(ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass is { Name: "EditorBrowsableAttribute" } && attribute.ConstructorArguments is [{ Value: 1 }]);

    private static string Kind(ISymbol symbol) => symbol switch
    {
        INamespaceSymbol => "module",
        ITypeSymbol { TypeKind: TypeKind.Enum } => "enum",
        ITypeSymbol { TypeKind: TypeKind.Interface } => "interface",
        ITypeSymbol { TypeKind: TypeKind.Struct } => "struct",
        ITypeSymbol { TypeKind: TypeKind.TypeParameter } => "typeParameter",
        ITypeSymbol => "class",
        IMethodSymbol { MethodKind: MethodKind.LocalFunction } => "function",
        IMethodSymbol => "method",
        IPropertySymbol => "property",
        IEventSymbol => "event",
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => "enumMember",
        IFieldSymbol { IsConst: true } => "constant",
        IFieldSymbol { ContainingType.IsScriptClass: true } => "variable",
        IFieldSymbol => "field",
        _ => "variable",
    };
}
