using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace NotebookKernel.Execution;

/// <summary>
/// Puts a check for interruption into every loop and function of a cell. It adds no line breaks, so the line numbers of the
/// result are those of the source. In a cell, each of several statements outside functions also tells its lines, since the runtime does not
/// know where a check of its own (an index out of range) failed. A lambda that is one expression may have to stay an expression tree; where
/// the text shows that it is a delegate, since the cell calls it or it is the body of a parallel loop, it has a check, too.
/// </summary>
internal sealed class InterruptionRewriter : CSharpSyntaxRewriter
{
    private const string Checks = $"global::{nameof(NotebookKernel)}.{nameof(Execution)}.{nameof(Interruption)}";

    private static readonly StatementSyntax LoopCheck = Call(nameof(Interruption.Check));
    private static readonly StatementSyntax FunctionCheck = Call(nameof(Interruption.CheckFunction));
    private static readonly StatementSyntax AsyncCheck = Call(nameof(Interruption.CheckAsync));

    private readonly Arrows? arrows; // Null where expressions have no checks.

    private InterruptionRewriter(Arrows? arrows) => this.arrows = arrows;

    /// <summary>The tree with checks in it; the same tree when it has nothing to put them into.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="expressions">Whether those are wanted that do not stand as statements in a body, which may not fit.</param>
    public static SyntaxTree Rewrite(SyntaxTree tree, bool expressions = true)
    {
        SyntaxNode root = tree.GetRoot();
        SyntaxNode rewritten = new InterruptionRewriter(expressions ? new Arrows(root) : null).Visit(root)!;
        return rewritten == root ? tree : CSharpSyntaxTree.Create((CSharpSyntaxNode)rewritten,
            (CSharpParseOptions)tree.Options, tree.FilePath, Encoding.UTF8);
    }

    /// <summary>
    /// The tree with all checks, and for where one does not fit: without those in expressions, and as it is. The files that it loads have
    /// the same while the caller, on its thread, compiles it.
    /// </summary>
    public static IEnumerable<SyntaxTree> Attempts(SyntaxTree tree)
    {
        bool loads = tree.GetCompilationUnitRoot().GetLoadDirectives().Count > 0;
        SyntaxTree all = Rewrite(tree);
        ScriptSources.Rewriting = file => Rewrite(file);
        yield return all;
        SyntaxTree statements = Rewrite(tree, expressions: false);
        ScriptSources.Rewriting = file => Rewrite(file, expressions: false);
        if (loads || !all.IsEquivalentTo(statements)) yield return statements;
        ScriptSources.Rewriting = file => file;
        if (loads || statements != tree) yield return tree;
    }

    public override SyntaxNode? Visit(SyntaxNode? node) => node is MethodDeclarationSyntax or LocalFunctionStatementSyntax && PlainFunctions.NeedNone(node)
        ? node
        : WithChecks(base.Visit(node));

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        var visited = (InvocationExpressionSyntax)base.VisitInvocationExpression(node)!;
        return arrows?.IsParallelLoop(node) == true ? Arrows.WithBodies(visited, FunctionCheck) : WithCheck(node, visited);
    }

    public override SyntaxNode? VisitConditionalAccessExpression(ConditionalAccessExpressionSyntax node) =>
        WithCheck(node, base.VisitConditionalAccessExpression(node)!);

    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) =>
        WithBody(node, (LambdaExpressionSyntax)base.VisitSimpleLambdaExpression(node)!);

    public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) =>
        WithBody(node, (LambdaExpressionSyntax)base.VisitParenthesizedLambdaExpression(node)!);

    // What Visit does with a lambda that has a body, it does with this one, too.
    private LambdaExpressionSyntax WithBody(LambdaExpressionSyntax node, LambdaExpressionSyntax visited)
    {
        if (arrows?.ReturnsNothing(node) is not { } nothing || visited.ExpressionBody is not { } value) return visited;
        SyntaxToken semicolon = Token(SyntaxKind.SemicolonToken);
        StatementSyntax statement = nothing
            ? ExpressionStatement(value, semicolon)
            : ReturnStatement(Token(SyntaxKind.ReturnKeyword).WithTrailingTrivia(Space), value, semicolon);
        return visited.WithExpressionBody(null).WithBlock(Block(statement));
    }

    private SyntaxNode WithCheck(SyntaxNode node, SyntaxNode visited)
    {
        if (arrows?.NeedsCheck(node) != true) return visited;
        ExpressionSyntax called = Arrows.Called(visited)!;
        return visited.ReplaceNode(
            called,
            InvocationExpression(
                ParseExpression($"{Checks}.{nameof(Interruption.Checked)}"),
                ArgumentList(SingletonSeparatedList(Argument(called.WithoutTrivia())))).WithTriviaFrom(called));
    }

    public override SyntaxNode? VisitEqualsValueClause(EqualsValueClauseSyntax node)
    {
        var visited = (EqualsValueClauseSyntax)base.VisitEqualsValueClause(node)!;
        // An object that makes one of its kind for its own field does so without an end, and no function is there to notice.
        return arrows is not null && IsOfMember(node) && Creates(node.Value)
            ? visited.WithValue(ConditionalExpression(
                ParseExpression($"{Checks}.{nameof(Interruption.Passed)}()"), visited.Value.WithoutTrivia(), ParseExpression("default!"))
                .WithTriviaFrom(visited.Value))
            : visited;
    }

    private static bool IsOfMember(EqualsValueClauseSyntax node) => node.Parent switch
    {
        PropertyDeclarationSyntax property => !property.Modifiers.Any(SyntaxKind.StaticKeyword),
        VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax { Parent: TypeDeclarationSyntax } field } =>
            !field.Modifiers.Any(SyntaxKind.StaticKeyword),
        _ => false,
    };

    private static bool Creates(ExpressionSyntax value) =>
        value is BaseObjectCreationExpressionSyntax or CollectionExpressionSyntax or ArrayCreationExpressionSyntax
        && value.DescendantNodesAndSelf().Any(part => part is BaseObjectCreationExpressionSyntax);

    private static SyntaxNode? WithChecks(SyntaxNode? node) => node switch
    {
        WhileStatementSyntax loop => loop.WithStatement(Loop(loop.Statement)),
        DoStatementSyntax loop => loop.WithStatement(Loop(loop.Statement)),
        ForStatementSyntax loop => loop.WithStatement(Loop(loop.Statement)),
        CommonForEachStatementSyntax loop => loop.WithStatement(Loop(loop.Statement)),
        GotoStatementSyntax jump when jump.IsKind(SyntaxKind.GotoStatement) => Loop(jump),
        AnonymousFunctionExpressionSyntax { Block: { } body } function => function.WithBlock(Function(body, CheckOf(function.Modifiers))),
        MethodDeclarationSyntax method => Method(method, ReturnsNothing(method.ReturnType, method.Modifiers)),
        ConstructorDeclarationSyntax constructor => Method(constructor, returnsNothing: true),
        OperatorDeclarationSyntax method => Method(method, ReturnsNothing(method.ReturnType, method.Modifiers)),
        ConversionOperatorDeclarationSyntax conversion => Method(conversion, returnsNothing: false),
        LocalFunctionStatementSyntax { Body: { } body } function => function.WithBody(Function(body, CheckOf(function.Modifiers))),
        LocalFunctionStatementSyntax { ExpressionBody: { } arrow } function
            when ReturnsNothing(function.ReturnType, function.Modifiers) is { } nothing => function
            .WithExpressionBody(null)
            .WithBody(Function(arrow, nothing, function.SemicolonToken, CheckOf(function.Modifiers)))
            .WithSemicolonToken(default),
        PropertyDeclarationSyntax { ExpressionBody: { } arrow } property => property
            .WithExpressionBody(null)
            .WithAccessorList(Getter(arrow, property.SemicolonToken))
            .WithSemicolonToken(default),
        IndexerDeclarationSyntax { ExpressionBody: { } arrow } indexer => indexer
            .WithExpressionBody(null)
            .WithAccessorList(Getter(arrow, indexer.SemicolonToken))
            .WithSemicolonToken(default),
        AccessorDeclarationSyntax { Body: { } body } accessor => accessor.WithBody(Function(body, FunctionCheck)),
        AccessorDeclarationSyntax { ExpressionBody: { } arrow } accessor => accessor
            .WithExpressionBody(null)
            .WithBody(Function(arrow, !accessor.IsKind(SyntaxKind.GetAccessorDeclaration), accessor.SemicolonToken, FunctionCheck))
            .WithSemicolonToken(default),
        var other => other,
    };

    public override SyntaxNode? VisitCompilationUnit(CompilationUnitSyntax node)
    {
        var visited = (CompilationUnitSyntax)base.VisitCompilationUnit(node)!;
        // Of a single statement the symbols tell; what is loaded has a path.
        bool tells = (node.Members.Count > 1 || node.GetLoadDirectives().Count > 0) && !Path.IsPathRooted(node.SyntaxTree.FilePath);
        return tells ? visited.WithMembers(List(visited.Members.Zip(node.Members).SelectMany(pair => Telling(pair.First, pair.Second)))) : visited;
    }

    private static IEnumerable<MemberDeclarationSyntax> Telling(MemberDeclarationSyntax member, MemberDeclarationSyntax source)
    {
        if (member is not (GlobalStatementSyntax or FieldDeclarationSyntax)) return [member];
        // The name of a variable, as many cells end in, cannot fail.
        if (member is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { Expression: IdentifierNameSyntax } }) return [member];
        FileLinePositionSpan lines = source.SyntaxTree.GetLineSpan(source.Span);
        StatementSyntax tell = Call(nameof(Interruption.At), $"{lines.StartLinePosition.Line + 1}, {lines.EndLinePosition.Line + 1}");
        return [GlobalStatement(tell.WithLeadingTrivia(member.GetLeadingTrivia())), member.WithoutLeadingTrivia()];
    }

    private static BlockSyntax Loop(StatementSyntax body) =>
        body is BlockSyntax block ? block.WithStatements(block.Statements.Insert(0, LoopCheck)) : Block(LoopCheck, body);

    private static StatementSyntax CheckOf(SyntaxTokenList modifiers) => modifiers.Any(SyntaxKind.AsyncKeyword) ? AsyncCheck : FunctionCheck;

    private static BlockSyntax Function(BlockSyntax body, StatementSyntax check) => body.WithStatements(body.Statements.Insert(0, check));

    private static BaseMethodDeclarationSyntax Method(BaseMethodDeclarationSyntax method, bool? returnsNothing)
    {
        if (method.Body is { } body) return method.WithBody(Function(body, CheckOf(method.Modifiers)));
        if (method.ExpressionBody is not { } arrow || returnsNothing is not { } nothing) return method;
        return method
            .WithExpressionBody(null)
            .WithBody(Function(arrow, nothing, method.SemicolonToken, CheckOf(method.Modifiers)))
            .WithSemicolonToken(default);
    }

    private static AccessorListSyntax Getter(ArrowExpressionClauseSyntax arrow, SyntaxToken end)
    {
        BlockSyntax body = Function(arrow, returnsNothing: false, Token(SyntaxKind.SemicolonToken), FunctionCheck);
        return AccessorList(
            Token(SyntaxKind.OpenBraceToken),
            SingletonList(AccessorDeclaration(SyntaxKind.GetAccessorDeclaration, body)),
            Close(end));
    }

    private static BlockSyntax Function(ArrowExpressionClauseSyntax arrow, bool returnsNothing, SyntaxToken end, StatementSyntax check)
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
        return Block(open, List([check, statement]), Close(end));
    }

    private static SyntaxToken Close(SyntaxToken end) => Token(SyntaxKind.CloseBraceToken)
        .WithLeadingTrivia(end.LeadingTrivia)
        .WithTrailingTrivia(end.TrailingTrivia);

    /// <summary>Whether the expression of an arrow is a statement, not a value; null of a type whose name alone does not tell.</summary>
    private static bool? ReturnsNothing(TypeSyntax returned, SyntaxTokenList modifiers)
    {
        if (returned is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }) return true;
        if (!modifiers.Any(SyntaxKind.AsyncKeyword)) return false;
        return returned switch
        {
            GenericNameSyntax or QualifiedNameSyntax { Right: GenericNameSyntax } => false,
            SimpleNameSyntax { Identifier.Text: "Task" or "ValueTask" }
                or QualifiedNameSyntax { Right.Identifier.Text: "Task" or "ValueTask" } => true,
            _ => null,
        };
    }

    private static StatementSyntax Call(string method, string arguments = "") => ParseStatement($"{Checks}.{method}({arguments});");
}
