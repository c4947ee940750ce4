using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workbook.Documents;
using Workbook.Execution;

namespace Workbook.Cli.Grade;

/// <summary>
/// A cell of a submission that declares a name which the checks call. A name means what the newest cell before says, so a student's
/// <c>static class LabChecks</c> would be asked in place of the library's.
/// </summary>
/// <param name="Cell">The cell's place in the notebook.</param>
/// <param name="Name">The name.</param>
internal sealed record StandIn(int Cell, string Name)
{
    /// <summary>
    /// The names that no submission may declare: those that the checks begin a call with, as <c>LabChecks</c> in
    /// <c>LabChecks.Layers(…)</c>, but not what the lab itself declares, which students may be asked to change.
    /// </summary>
    public static IReadOnlySet<string> Guarded(NotebookDocument lab)
    {
        var checks = lab.Cells.Where(cell => CheckCell.Parse(cell) is not null).SelectMany(cell => Called(cell.Source));
        return checks.Except(lab.Cells.Where(cell => cell.IsRunnable).SelectMany(cell => Declared(cell.Source))).ToHashSet();
    }

    /// <summary>The first in a notebook; null if there is none.</summary>
    /// <param name="notebook">The submission.</param>
    /// <param name="checks">The places of the teacher's checks in it.</param>
    /// <param name="guarded">What <see cref="Guarded"/> gave.</param>
    public static StandIn? Find(NotebookDocument notebook, IEnumerable<int> checks, IReadOnlySet<string> guarded) =>
        notebook.Cells.Index()
            .Where(cell => cell.Item.IsRunnable && !checks.Contains(cell.Index))
            .SelectMany(cell => Declared(cell.Item.Source).Where(guarded.Contains).Select(name => new StandIn(cell.Index, name)))
            .FirstOrDefault();

    /// <summary>What begins the calls of members in a cell; <c>global::</c> aside.</summary>
    internal static IEnumerable<string> Called(string source) => Nodes(source).OfType<InvocationExpressionSyntax>()
        .Select(call => call.Expression).OfType<MemberAccessExpressionSyntax>().Select(Leftmost).OfType<string>();

    /// <summary>All that a cell declares, within types and methods too: a using static directive can bring members to the top.</summary>
    internal static IEnumerable<string> Declared(string source) => Nodes(source).SelectMany(node => node switch
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

    private static IEnumerable<SyntaxNode> Nodes(string source)
    {
        var magic = Magic.Parse(source);
        return magic?.Name is null or "csharp" or "c#" or "cs" or "library"
            ? ScriptCompiler.Parse(magic?.Body ?? source, "").GetRoot().DescendantNodes()
            : [];
    }
}
