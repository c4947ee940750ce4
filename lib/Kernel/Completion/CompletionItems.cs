namespace NotebookKernel.Completion;

/// <summary>Makes completion items of symbols and keywords.</summary>
internal static class CompletionItems
{
    // Names alone: to see how much of a type's name is needed in this place costs a lookup for each of the parameters.
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

    /// <summary>One item per name that begins so, that code can write and that a reader wants to see.</summary>
    public static IEnumerable<CompletionItem> Of(IEnumerable<ISymbol> symbols, string prefix) => symbols
        .Where(symbol => Matches(symbol.Name, prefix) && symbol.CanBeReferencedByName && !IsHidden(symbol))
        .GroupBy(symbol => symbol.Name)
        .Select(group => new CompletionItem(group.Key, Kind(group.First()), Signature(group)));

    /// <summary>Whether a name begins so, in whatever case.</summary>
    public static bool Matches(string name, string prefix) => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private static string Signature(IGrouping<string, ISymbol> overloads)
    {
        if (overloads.First() is not IMethodSymbol method) return "";
        string shown = method.ToDisplayString(Parameters);
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
