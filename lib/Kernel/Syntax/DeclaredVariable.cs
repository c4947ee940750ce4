using Microsoft.CodeAnalysis.CSharp.Syntax;
using NotebookKernel.Execution;
using NotebookKernel.Execution.Errors;

namespace NotebookKernel.Syntax;

/// <summary>A variable that a cell declares.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as the cell writes it, or that of the literal it is <c>var</c> of.</param>
/// <param name="Start">Where what it is set to begins.</param>
/// <param name="End">Where that ends; the same place if it is not set.</param>
public sealed record DeclaredVariable(string Name, string Type, int Start, int End)
{
    /// <summary>The variables that <paramref name="code"/> declares outside of blocks, in order.</summary>
    public static IReadOnlyList<DeclaredVariable> In(string code) =>
    [
        .. from field in ScriptCompiler.Parse(code, "").GetCompilationUnitRoot().Members.OfType<FieldDeclarationSyntax>()
           from variable in field.Declaration.Variables
           select Of(field.Declaration.Type, variable),
    ];

    /// <summary><paramref name="code"/> with the variable set to <paramref name="literal"/>.</summary>
    public string Assign(string code, string literal) => code[..Start] + (Start == End ? " = " : "") + literal + code[End..];

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Type})";

    private static DeclaredVariable Of(TypeSyntax type, VariableDeclaratorSyntax variable)
    {
        var initial = variable.Initializer?.Value;
        var name = type is IdentifierNameSyntax { Identifier.ValueText: "var" } ? OfLiteral(initial) ?? "var" : type.ToString();
        var end = variable.Identifier.Span.End;
        return new(variable.Identifier.ValueText, name, initial?.SpanStart ?? end, initial?.Span.End ?? end);
    }

    private static string? OfLiteral(ExpressionSyntax? value)
    {
        if (value is PrefixUnaryExpressionSyntax sign && sign.IsKind(SyntaxKind.UnaryMinusExpression)) value = sign.Operand;
        return (value as LiteralExpressionSyntax)?.Token.Value is { } literal ? MethodNames.Keyword(literal.GetType()) : null;
    }
}
