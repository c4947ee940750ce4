using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace NotebookKernel.Execution;

/// <summary>
/// Lambdas that are one expression. They may have to stay expression trees, which only the compiler knows; here is what the text alone
/// says of them. What the code calls is a delegate, and only what is given to such a name can be part of a recursion.
/// </summary>
internal sealed class Arrows
{
    private readonly HashSet<string> delegates;
    private readonly ILookup<string, string> types;
    private readonly bool ownParallel;

    /// <summary>Reads a source.</summary>
    public Arrows(SyntaxNode root)
    {
        SyntaxNode[] nodes = [.. root.DescendantNodes()];
        delegates = [.. nodes.OfType<LambdaExpressionSyntax>().Select(Target).OfType<string>()];
        delegates.IntersectWith(nodes.Select(Called).OfType<ExpressionSyntax>().Select(Key).OfType<string>());
        delegates.ExceptWith(nodes.OfType<LocalFunctionStatementSyntax>().Select(function => function.Identifier.Text));
        delegates.ExceptWith(nodes.OfType<MethodDeclarationSyntax>().Select(method => method.Identifier.Text));
        types = nodes.SelectMany(Declared).ToLookup(one => one.Name, one => $"{one.Type}");
        ownParallel = nodes.Any(node => node is BaseTypeDeclarationSyntax { Identifier.Text: nameof(Parallel) }
            or UsingDirectiveSyntax { Alias.Name.Identifier.Text: nameof(Parallel) });
    }

    /// <summary>What a call calls, when it is a delegate: also by Invoke.</summary>
    public static ExpressionSyntax? Called(SyntaxNode call) => call switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Invoke" } invoke } =>
            invoke.Expression,
        InvocationExpressionSyntax invocation => invocation.Expression,
        ConditionalAccessExpressionSyntax
        {
            WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.Text: "Invoke" } },
        } access => access.Expression,
        _ => null,
    };

    /// <summary>Whether a call in a lambda that surely is a delegate, and has no body for a check, may call the lambda itself.</summary>
    public bool NeedsCheck(SyntaxNode call)
    {
        if (Called(call) is not { } called) return false;
        bool itself = AppliesToItself(call, called);
        if (!itself && !IsDelegate(Key(called))) return false;
        LambdaExpressionSyntax[] around = [.. call.Ancestors()
            .TakeWhile(node => node is not BlockSyntax && !(node is LambdaExpressionSyntax lambda && ReturnsNothing(lambda) is not null))
            .OfType<LambdaExpressionSyntax>()];
        return around.Length > 0 && around.All(lambda => lambda.Parent is LambdaExpressionSyntax
            || (Target(lambda) is { } name && (itself || IsDelegate(name)))
            || lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax loop } && IsParallelLoop(loop));
    }

    /// <summary>Whether a lambda that may call itself is a statement, not a value; null of others, or where the text does not tell.</summary>
    public bool? ReturnsNothing(LambdaExpressionSyntax lambda)
    {
        if (lambda.AsyncKeyword.RawKind != 0 || Target(lambda) is not { } name || !IsDelegate(name) || !types.Contains(name)) return null;
        if (types[name].All(type => type.StartsWith("Func<", StringComparison.Ordinal)))
            return lambda.ExpressionBody is RefExpressionSyntax or ThrowExpressionSyntax ? null : false;
        return types[name].All(type => type.Split('<', '?')[0] == nameof(Action)) && IsStatement(lambda.ExpressionBody) ? true : null;
    }

    /// <summary>Whether a call is a parallel loop, whose lambdas are delegates.</summary>
    public bool IsParallelLoop(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax loop
        && loop.Name.Identifier.Text switch
        {
            "ForAll" => $"{loop.Expression}" is var source
                && (source.Contains("AsParallel()") || source.Contains(nameof(ParallelEnumerable))),
            "For" or "ForEach" or "Invoke" => !ownParallel && $"{loop.Expression}".Split('.')[^1] == nameof(Parallel),
            _ => false,
        };

    /// <summary>Gives the lambdas of a parallel loop that return nothing a body.</summary>
    /// <param name="loop">The call.</param>
    /// <param name="check">The first statement of each body.</param>
    public static InvocationExpressionSyntax WithBodies(InvocationExpressionSyntax loop, StatementSyntax check)
    {
        // Without parameters it makes what each thread has for itself, and with three it returns that; only Invoke's are different.
        bool invokes = loop.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "Invoke" };
        return loop.ReplaceNodes(
            loop.ArgumentList.Arguments.Select(argument => argument.Expression).OfType<LambdaExpressionSyntax>()
                .Where(lambda => IsStatement(lambda.ExpressionBody) && (invokes || Parameters(lambda).Length is 1 or 2)),
            (_, lambda) => lambda.WithExpressionBody(null).WithBlock(Block(check, ExpressionStatement(lambda.ExpressionBody!))));
    }

    private bool IsDelegate(string? name) => name is not null && delegates.Contains(name);

    // The name of what a lambda is given to; null where it is given to a call, or may be an expression tree.
    private static string? Target(LambdaExpressionSyntax lambda)
    {
        if (lambda.ExpressionBody is null) return null;
        SyntaxNode value = lambda;
        while (value.Parent is ParenthesizedExpressionSyntax || value.Parent is CastExpressionSyntax cast && !IsTree(cast.Type))
            value = value.Parent;
        return value.Parent switch
        {
            AssignmentExpressionSyntax assignment => Key(assignment.Left),
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } variable }
                when !IsTree(declaration.Type) => variable.Identifier.Text,
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } when !IsTree(property.Type) => property.Identifier.Text,
            _ => null,
        };
    }

    private static bool IsTree(TypeSyntax type) => $"{type}".Contains("Expression<");

    // Items of a list or a dictionary count as one.
    private static string? Key(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.Text,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own => own.Name.Identifier.Text,
        MemberAccessExpressionSyntax member when Key(member.Expression) is { } owner => $"{owner}.{member.Name.Identifier.Text}",
        ElementAccessExpressionSyntax item when Key(item.Expression) is { } list => $"{list}[]",
        _ => null,
    };

    private static IEnumerable<(string Name, TypeSyntax? Type)> Declared(SyntaxNode node) => node switch
    {
        VariableDeclarationSyntax { Type: var type } declaration =>
            declaration.Variables.Select(variable => (variable.Identifier.Text, (TypeSyntax?)type)),
        PropertyDeclarationSyntax property => [(property.Identifier.Text, property.Type)],
        ParameterSyntax parameter => [(parameter.Identifier.Text, parameter.Type)],
        SingleVariableDesignationSyntax variable => [(variable.Identifier.Text, null)],
        _ => [],
    };

    private static bool AppliesToItself(SyntaxNode call, ExpressionSyntax called) => called is IdentifierNameSyntax name
        && call is InvocationExpressionSyntax { ArgumentList.Arguments: var arguments }
        && arguments.Any(argument => argument.Expression is IdentifierNameSyntax passed && passed.Identifier.Text == name.Identifier.Text)
        && call.Ancestors().OfType<LambdaExpressionSyntax>().Any(lambda => Parameters(lambda).Contains(name.Identifier.Text));

    private static string[] Parameters(LambdaExpressionSyntax lambda) => lambda switch
    {
        ParenthesizedLambdaExpressionSyntax many => [.. many.ParameterList.Parameters.Select(parameter => parameter.Identifier.Text)],
        SimpleLambdaExpressionSyntax one => [one.Parameter.Identifier.Text],
        _ => [],
    };

    private static bool IsStatement(ExpressionSyntax? body) => body is InvocationExpressionSyntax or AssignmentExpressionSyntax
        or BaseObjectCreationExpressionSyntax
        or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression }
        or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression };
}
