using Microsoft.CodeAnalysis.CSharp.Syntax;
using NotebookKernel.Execution;
using NotebookKernel.Execution.Magics;
using NotebookKernel.Execution.References;

namespace NotebookKernel.Syntax;

/// <summary>The names in a cell. Parts of another language have none.</summary>
public static class CellSyntax
{
    private static readonly string[] Loaders = ["csharp", "library", "fsharp"];

    /// <summary>What begins the calls of members in a cell; <c>global::</c> aside.</summary>
    public static IEnumerable<string> Called(string source) => Nodes(source).OfType<InvocationExpressionSyntax>()
        .Select(call => call.Expression).OfType<MemberAccessExpressionSyntax>().Select(Leftmost).OfType<string>();

    /// <summary>All that a cell declares, within types and methods too: a using static directive can bring members to the top.</summary>
    public static IEnumerable<string> Declared(string source) => Nodes(source).SelectMany(Names).Concat(
        from script in Magic.Scripts(source)
        where script.Magic?.Name is "set" or "share"
        from name in new[] { script.Magic.Arguments["--name"], script.Magic.Arguments["--as"] }.Concat(script.Magic.Arguments.Words)
        where name is not null
        select name);

    /// <summary>The lines with which a cell loads libraries of files, or takes packages from elsewhere.</summary>
    public static IEnumerable<string> Libraries(string source) =>
        from script in Magic.InLanguages(source, Loaders)
        from directive in ReferenceDirective.Extract(script.Code).Directives
        where directive.Name == "i" || PackageName.Parse(directive) is null
        select directive.Line.Trim();

    /// <summary>The line with which a cell runs code that stands in a file; null if none does.</summary>
    public static string? Loading(string source) => Magic.InLanguages(source, Loaders).Select(script =>
        script.Magic is { Name: "import" } import ? import.Line
        : ScriptCompiler.Parse(script.Code, "").GetCompilationUnitRoot().GetLoadDirectives().FirstOrDefault()?.ToString().Trim())
        .FirstOrDefault(line => line is not null);

    private static IEnumerable<string> Names(SyntaxNode node) => node switch
    {
        SimpleNameSyntax => [],
        UsingDirectiveSyntax { Alias.Name.Identifier: var alias } => [alias.ValueText],
        BaseNamespaceDeclarationSyntax space => [Leftmost(space.Name) ?? ""],
        // Names that are used are nodes of their own; what stands directly in another node is declared there.
        _ => node.ChildTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText),
    };

    private static string? Leftmost(SyntaxNode node) => node switch
    {
        MemberAccessExpressionSyntax access => Leftmost(access.Expression),
        QualifiedNameSyntax name => Leftmost(name.Left),
        AliasQualifiedNameSyntax name => name.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    private static IEnumerable<SyntaxNode> Nodes(string source) =>
        from script in Magic.Scripts(source)
        from node in ScriptCompiler.Parse(script.Code, "").GetRoot().DescendantNodes()
        select node;
}
