using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workbook.Execution;

namespace Workbook.Cli.Run.Parameters;

/// <summary>A variable that a cell declares.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as the cell writes it, or that of the literal it is <c>var</c> of.</param>
/// <param name="Start">Where what it is set to begins.</param>
/// <param name="End">Where that ends; the same place if it is not set.</param>
internal sealed record DeclaredParameter(string Name, string Type, int Start, int End)
{
    /// <summary>The variables that <paramref name="code"/> declares outside of blocks, in order.</summary>
    public static IReadOnlyList<DeclaredParameter> In(string code) =>
    [
        .. from field in ScriptCompiler.Parse(code, "").GetCompilationUnitRoot().Members.OfType<FieldDeclarationSyntax>()
           from variable in field.Declaration.Variables
           select Of(field.Declaration.Type, variable),
    ];

    /// <summary><paramref name="value"/> as a C# literal of this type; null if it is none.</summary>
    public string? Literal(string value) => ParameterLiteral.Write(Type, value);

    /// <summary><paramref name="code"/> with the variable set to <paramref name="value"/>, which has a literal.</summary>
    public string Assign(string code, string value) => code[..Start] + (Start == End ? " = " : "") + Literal(value) + code[End..];

    /// <summary>Why the variable cannot be set to <paramref name="value"/>.</summary>
    public string Refusal(string value) => ParameterLiteral.Knows(Type)
        ? $"expected a value of type {Type} for the parameter {Name}, found '{value}'"
        : $"the parameter {Name} is of type {Type} and cannot be set; expected one of {ParameterLiteral.Types}";

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Type})";

    private static DeclaredParameter Of(TypeSyntax type, VariableDeclaratorSyntax variable)
    {
        var initial = variable.Initializer?.Value;
        var name = type is IdentifierNameSyntax { Identifier.ValueText: "var" } ? OfLiteral(initial) ?? "var" : type.ToString();
        var end = variable.Identifier.Span.End;
        return new(variable.Identifier.ValueText, name, initial?.SpanStart ?? end, initial?.Span.End ?? end);
    }

    private static string? OfLiteral(ExpressionSyntax? value)
    {
        if (value is PrefixUnaryExpressionSyntax sign && sign.IsKind(SyntaxKind.UnaryMinusExpression)) value = sign.Operand;
        return (value as LiteralExpressionSyntax)?.Token.Value switch
        {
            int => "int",
            long => "long",
            double => "double",
            float => "float",
            decimal => "decimal",
            bool => "bool",
            string => "string",
            _ => null,
        };
    }
}
