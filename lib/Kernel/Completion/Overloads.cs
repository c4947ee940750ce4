using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookKernel.Completion;

/// <summary>The forms of a method or constructor, in the order in which they fit a call.</summary>
internal static class Overloads
{
    /// <summary>All forms of what <paramref name="call"/> calls; of a method's name outside of a call, all in the order of the source.</summary>
    /// <param name="model">What the names mean.</param>
    /// <param name="call">A call or object creation, which need not be complete, or the name of a method.</param>
    public static IReadOnlyList<IMethodSymbol> Of(SemanticModel model, SyntaxNode call)
    {
        IEnumerable<IMethodSymbol> methods = call is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax
            ? ExpectedNames.Methods(model, call)
            : model.GetMemberGroup(call).OfType<IMethodSymbol>();
        SymbolInfo info = model.GetSymbolInfo(call);
        ISymbol? chosen = info.Symbol?.OriginalDefinition;
        ArgumentSyntax[] arguments = call.ChildNodes().OfType<ArgumentListSyntax>().SingleOrDefault()?.Arguments.ToArray() ?? [];
        return
        [
            .. methods
                .OrderBy(method => !SymbolEqualityComparer.Default.Equals(method.OriginalDefinition, chosen))
                .ThenBy(method => Misfits(model, method, arguments)),
        ];
    }

    /// <summary>How many of the arguments have no parameter that takes them.</summary>
    private static int Misfits(SemanticModel model, IMethodSymbol method, ArgumentSyntax[] arguments) =>
        arguments.Index().Count(argument => !Fits(model, Parameter(method, argument.Index, argument.Item), argument.Item.Expression));

    private static IParameterSymbol? Parameter(IMethodSymbol method, int index, ArgumentSyntax argument)
    {
        if (argument.NameColon?.Name.Identifier.Text is { } name) return method.Parameters.FirstOrDefault(one => one.Name == name);
        if (index < method.Parameters.Length) return method.Parameters[index];
        return method.Parameters.LastOrDefault() is { IsParams: true } last ? last : null;
    }

    // What is not written yet and what depends on a type parameter may fit.
    private static bool Fits(SemanticModel model, IParameterSymbol? parameter, ExpressionSyntax argument) => parameter is not null
        && (argument.IsMissing || parameter.IsParams || Depends(parameter.Type) || model.ClassifyConversion(argument, parameter.Type).IsImplicit);

    private static bool Depends(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => Depends(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(Depends),
        _ => false,
    };
}
