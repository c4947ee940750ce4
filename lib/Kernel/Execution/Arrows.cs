using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace CSharpKernel.Execution;

/// <summary>
/// Lambdas that are one expression. They may have to stay expression trees, which only the compiler knows; here is what the text alone
/// says of them.
/// </summary>
internal static class Arrows
{
    /// <summary>The variables that are given a lambda of one expression: what is called by such a name is a delegate.</summary>
    public static IEnumerable<string> NamesOf(SyntaxNode root) => root.DescendantNodes().OfType<LambdaExpressionSyntax>()
        .Where(lambda => lambda.ExpressionBody is not null)
        .Select(lambda => lambda.Parent switch
        {
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } => name.Identifier.Text,
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => variable.Identifier.Text,
            _ => null,
        })
        .OfType<string>();

    /// <summary>Whether a node is in a lambda of one expression, and no function with a body lies between.</summary>
    public static bool Around(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(one => one is LambdaExpressionSyntax { ExpressionBody: not null } or BlockSyntax) is LambdaExpressionSyntax;

    /// <summary>Whether a call is a parallel loop, whose lambdas are delegates.</summary>
    public static bool IsParallelLoop(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax loop
        && (loop.Name.Identifier.Text == "ForAll"
            || loop is { Name.Identifier.Text: "For" or "ForEach" or "Invoke" } && $"{loop.Expression}".Split('.')[^1] == "Parallel");

    /// <summary>Gives the lambdas of a parallel loop that return nothing a body.</summary>
    /// <param name="loop">The call.</param>
    /// <param name="check">The first statement of each body.</param>
    public static InvocationExpressionSyntax WithBodies(InvocationExpressionSyntax loop, StatementSyntax check)
    {
        // Without parameters it makes what each thread has for itself, and with three it returns that; only Invoke's are different.
        bool invokes = loop.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "Invoke" };
        return loop.ReplaceNodes(
            loop.ArgumentList.Arguments.Select(argument => argument.Expression).OfType<LambdaExpressionSyntax>()
                .Where(lambda => IsStatement(lambda.ExpressionBody) && (invokes || Parameters(lambda) is 1 or 2)),
            (_, lambda) => lambda.WithExpressionBody(null).WithBlock(Block(check, ExpressionStatement(lambda.ExpressionBody!))));
    }

    private static int Parameters(LambdaExpressionSyntax lambda) =>
        lambda is ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters.Count: var count } ? count : 1;

    private static bool IsStatement(ExpressionSyntax? body) => body is InvocationExpressionSyntax or AssignmentExpressionSyntax
        or BaseObjectCreationExpressionSyntax
        or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression }
        or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression };
}
