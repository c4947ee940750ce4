using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookKernel.Execution;

/// <summary>Functions that need no check for interruption, or cannot have one.</summary>
internal static partial class PlainFunctions
{
    /// <summary>
    /// Whether a function stays as it is. What compiles methods for another machine does not know the checks; it is told by the types
    /// of its parameters. A static function that neither calls nor loops can be part of no recursion but through one that has a check.
    /// </summary>
    public static bool NeedNone(SyntaxNode function)
    {
        var (modifiers, parameters) = function switch
        {
            MethodDeclarationSyntax method => (method.Modifiers, method.ParameterList),
            LocalFunctionStatementSyntax local => (local.Modifiers, local.ParameterList),
            _ => default,
        };
        if (!modifiers.Any(SyntaxKind.StaticKeyword)) return false;
        return parameters.Parameters.Any(parameter => DeviceType().IsMatch($"{parameter.Type}"))
            || !function.DescendantNodes().Any(part => part is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax
                or WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or GotoStatementSyntax
                or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);
    }

    /// <summary>The indices and views of ILGPU's kernels.</summary>
    [GeneratedRegex(@"^(ILGPU\.)?(Long)?Index[123]D$|^(ILGPU\.(Runtime\.)?)?ArrayView")]
    private static partial Regex DeviceType();
}
