using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace CSharpKernel.Execution;

/// <summary>
/// Puts a check for interruption into every loop and function of a cell. It adds no line breaks, so the line numbers of the
/// result are those of the source. Code without a body of its own has no place for a check: lambdas that are one expression,
/// which may have to stay expression trees, and the initializers of fields.
/// </summary>
internal sealed class InterruptionRewriter : CSharpSyntaxRewriter
{
    private static readonly StatementSyntax LoopCheck = Call(nameof(Interruption.Check));
    private static readonly StatementSyntax FunctionCheck = Call(nameof(Interruption.CheckFunction));

    private InterruptionRewriter()
    {
    }

    /// <summary>The tree with checks in it; the same tree when it has neither loops nor functions.</summary>
    public static SyntaxTree Rewrite(SyntaxTree tree)
    {
        SyntaxNode root = tree.GetRoot();
        SyntaxNode rewritten = new InterruptionRewriter().Visit(root);
        return rewritten == root ? tree : CSharpSyntaxTree.Create((CSharpSyntaxNode)rewritten,
            (CSharpParseOptions)tree.Options, tree.FilePath, Encoding.UTF8);
    }

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node)
    {
        var visited = (WhileStatementSyntax)base.VisitWhileStatement(node)!;
        return visited.WithStatement(Loop(visited.Statement));
    }

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node)
    {
        var visited = (DoStatementSyntax)base.VisitDoStatement(node)!;
        return visited.WithStatement(Loop(visited.Statement));
    }

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node)
    {
        var visited = (ForStatementSyntax)base.VisitForStatement(node)!;
        return visited.WithStatement(Loop(visited.Statement));
    }

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node)
    {
        var visited = (ForEachStatementSyntax)base.VisitForEachStatement(node)!;
        return visited.WithStatement(Loop(visited.Statement));
    }

    public override SyntaxNode? VisitForEachVariableStatement(ForEachVariableStatementSyntax node)
    {
        var visited = (ForEachVariableStatementSyntax)base.VisitForEachVariableStatement(node)!;
        return visited.WithStatement(Loop(visited.Statement));
    }

    public override SyntaxNode? VisitGotoStatement(GotoStatementSyntax node)
    {
        var visited = (GotoStatementSyntax)base.VisitGotoStatement(node)!;
        return visited.IsKind(SyntaxKind.GotoStatement) ? Loop(visited) : visited;
    }

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var visited = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        return Method(visited, ReturnsNothing(visited.ReturnType, visited.Modifiers));
    }

    public override SyntaxNode? VisitConstructorDeclaration(ConstructorDeclarationSyntax node) =>
        Method((ConstructorDeclarationSyntax)base.VisitConstructorDeclaration(node)!, returnsNothing: true);

    public override SyntaxNode? VisitOperatorDeclaration(OperatorDeclarationSyntax node)
    {
        var visited = (OperatorDeclarationSyntax)base.VisitOperatorDeclaration(node)!;
        return Method(visited, ReturnsNothing(visited.ReturnType, visited.Modifiers));
    }

    public override SyntaxNode? VisitConversionOperatorDeclaration(ConversionOperatorDeclarationSyntax node) =>
        Method((ConversionOperatorDeclarationSyntax)base.VisitConversionOperatorDeclaration(node)!, returnsNothing: false);

    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        var visited = (LocalFunctionStatementSyntax)base.VisitLocalFunctionStatement(node)!;
        if (visited.Body is { } body) return visited.WithBody(Function(body));
        if (visited.ExpressionBody is not { } arrow) return visited;
        bool returnsNothing = ReturnsNothing(visited.ReturnType, visited.Modifiers);
        return visited
            .WithExpressionBody(null)
            .WithBody(Function(arrow, returnsNothing, visited.SemicolonToken))
            .WithSemicolonToken(default);
    }

    public override SyntaxNode? VisitPropertyDeclaration(PropertyDeclarationSyntax node)
    {
        var visited = (PropertyDeclarationSyntax)base.VisitPropertyDeclaration(node)!;
        if (visited.ExpressionBody is not { } arrow) return visited;
        return visited
            .WithExpressionBody(null)
            .WithAccessorList(Getter(arrow, visited.SemicolonToken))
            .WithSemicolonToken(default);
    }

    public override SyntaxNode? VisitIndexerDeclaration(IndexerDeclarationSyntax node)
    {
        var visited = (IndexerDeclarationSyntax)base.VisitIndexerDeclaration(node)!;
        if (visited.ExpressionBody is not { } arrow) return visited;
        return visited
            .WithExpressionBody(null)
            .WithAccessorList(Getter(arrow, visited.SemicolonToken))
            .WithSemicolonToken(default);
    }

    public override SyntaxNode? VisitAccessorDeclaration(AccessorDeclarationSyntax node)
    {
        var visited = (AccessorDeclarationSyntax)base.VisitAccessorDeclaration(node)!;
        if (visited.Body is { } body) return visited.WithBody(Function(body));
        if (visited.ExpressionBody is not { } arrow) return visited;
        return visited
            .WithExpressionBody(null)
            .WithBody(Function(arrow, !visited.IsKind(SyntaxKind.GetAccessorDeclaration), visited.SemicolonToken))
            .WithSemicolonToken(default);
    }

    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node)
    {
        var visited = (SimpleLambdaExpressionSyntax)base.VisitSimpleLambdaExpression(node)!;
        return visited.Block is { } body ? visited.WithBlock(Function(body)) : visited;
    }

    public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node)
    {
        var visited = (ParenthesizedLambdaExpressionSyntax)base.VisitParenthesizedLambdaExpression(node)!;
        return visited.Block is { } body ? visited.WithBlock(Function(body)) : visited;
    }

    public override SyntaxNode? VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node)
    {
        var visited = (AnonymousMethodExpressionSyntax)base.VisitAnonymousMethodExpression(node)!;
        return visited.WithBlock(Function(visited.Block));
    }

    private static BlockSyntax Loop(StatementSyntax body) => body is BlockSyntax block
        ? block.WithStatements(block.Statements.Insert(0, LoopCheck))
        : Block(LoopCheck, body);

    private static BlockSyntax Function(BlockSyntax body) => body.WithStatements(body.Statements.Insert(0, FunctionCheck));

    private static BaseMethodDeclarationSyntax Method(BaseMethodDeclarationSyntax method, bool returnsNothing)
    {
        if (method.Body is { } body) return method.WithBody(Function(body));
        if (method.ExpressionBody is not { } arrow) return method;
        return method
            .WithExpressionBody(null)
            .WithBody(Function(arrow, returnsNothing, method.SemicolonToken))
            .WithSemicolonToken(default);
    }

    private static AccessorListSyntax Getter(ArrowExpressionClauseSyntax arrow, SyntaxToken end)
    {
        BlockSyntax body = Function(arrow, returnsNothing: false, Token(SyntaxKind.SemicolonToken));
        return AccessorList(
            Token(SyntaxKind.OpenBraceToken),
            SingletonList(AccessorDeclaration(SyntaxKind.GetAccessorDeclaration, body)),
            Close(end));
    }

    private static BlockSyntax Function(ArrowExpressionClauseSyntax arrow, bool returnsNothing, SyntaxToken end)
    {
        SyntaxToken semicolon = Token(SyntaxKind.SemicolonToken);
        StatementSyntax statement = arrow.Expression switch
        {
            ThrowExpressionSyntax thrown =>
                ThrowStatement(thrown.ThrowKeyword, thrown.Expression, semicolon),
            var value when returnsNothing => ExpressionStatement(value, semicolon),
            var value => ReturnStatement(Token(SyntaxKind.ReturnKeyword).WithTrailingTrivia(Space), value, semicolon),
        };
        SyntaxToken open = Token(SyntaxKind.OpenBraceToken)
            .WithLeadingTrivia(arrow.ArrowToken.LeadingTrivia)
            .WithTrailingTrivia(arrow.ArrowToken.TrailingTrivia);
        return Block(open, List([FunctionCheck, statement]), Close(end));
    }

    private static SyntaxToken Close(SyntaxToken end) => Token(SyntaxKind.CloseBraceToken)
        .WithLeadingTrivia(end.LeadingTrivia)
        .WithTrailingTrivia(end.TrailingTrivia);

    private static bool ReturnsNothing(TypeSyntax returned, SyntaxTokenList modifiers) =>
        returned is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
        || (modifiers.Any(SyntaxKind.AsyncKeyword) && returned.DescendantNodesAndSelf().All(part => part is not GenericNameSyntax));

    private static StatementSyntax Call(string method) => ParseStatement($"global::{typeof(Interruption).FullName}.{method}();");
}
