using CSharpKernel.Execution;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel.Syntax;

/// <summary>The names in a cell. Parts of another language have none.</summary>
public static class CellSyntax
{
    /// <summary>What begins the calls of members in a cell; <c>global::</c> aside.</summary>
    public static IEnumerable<string> Called(string source) => Nodes(source).OfType<InvocationExpressionSyntax>()
        .Select(call => call.Expression).OfType<MemberAccessExpressionSyntax>().Select(Leftmost).OfType<string>();

    /// <summary>All that a cell declares, within types and methods too: a using static directive can bring members to the top.</summary>
    public static IEnumerable<string> Declared(string source) => Nodes(source).SelectMany(node => node switch
    {
        SimpleNameSyntax => [],
        UsingDirectiveSyntax { Alias.Name.Identifier: var alias } => [alias.ValueText],
        BaseNamespaceDeclarationSyntax space => [Leftmost(space.Name) ?? ""],
        // Names that are used are nodes of their own; what stands directly in another node is declared there.
        _ => node.ChildTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText),
    });

    private static string? Leftmost(SyntaxNode node) => node switch
    {
        MemberAccessExpressionSyntax access => Leftmost(access.Expression),
        QualifiedNameSyntax name => Leftmost(name.Left),
        AliasQualifiedNameSyntax name => name.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    private static IEnumerable<SyntaxNode> Nodes(string source) =>
        from part in Magic.Parts(source)
        let magic = Magic.Parse(part)
        where magic?.Name is null or "csharp" or "c#" or "cs" or "library"
        from node in ScriptCompiler.Parse(magic?.Body ?? part, "").GetRoot().DescendantNodes()
        select node;
}
