using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookKernel.Completion;

/// <summary>Names that the place itself asks for: parameters in a call, properties in an object initializer.</summary>
internal static class ExpectedNames
{
    /// <summary>What can be set in the object initializer that an expression after <paramref name="before"/> would stand in.</summary>
    public static IEnumerable<ISymbol> InitializerMembers(SemanticModel model, SyntaxToken before)
    {
        if (before.Parent is not InitializerExpressionSyntax initializer) return [];
        if (!before.IsKind(SyntaxKind.OpenBraceToken) && !before.IsKind(SyntaxKind.CommaToken)) return [];
        ITypeSymbol? type = initializer.Parent switch
        {
            WithExpressionSyntax with => model.GetTypeInfo(with.Expression).Type,
            BaseObjectCreationExpressionSyntax creation => CreatedType(model, creation),
            _ => null,
        };
        if (type is null or IErrorTypeSymbol) return [];
        HashSet<string> set = [.. initializer.Expressions.OfType<AssignmentExpressionSyntax>().Select(given => given.Left.ToString())];
        return model.LookupSymbols(before.Span.End, type)
            .Where(member => member is IPropertySymbol { IsStatic: false, IsReadOnly: false, IsIndexer: false }
                or IFieldSymbol { IsStatic: false, IsReadOnly: false })
            .Where(member => !set.Contains(member.Name));
    }

    /// <summary>The names of the parameters of the method whose argument would stand after <paramref name="before"/>.</summary>
    public static IEnumerable<string> Parameters(SemanticModel model, SyntaxToken before)
    {
        if (before.Parent is not ArgumentListSyntax arguments) return [];
        HashSet<string> given = [.. arguments.Arguments.Select(argument => argument.NameColon?.Name.Identifier.Text ?? "")];
        return Methods(model, arguments.Parent)
            .SelectMany(method => method.Parameters)
            .Select(parameter => parameter.Name)
            .Where(name => !given.Contains(name))
            .Distinct();
    }

    /// <summary>The methods or constructors that a call may mean.</summary>
    public static IEnumerable<IMethodSymbol> Methods(SemanticModel model, SyntaxNode? call) => call switch
    {
        InvocationExpressionSyntax invocation => model.GetMemberGroup(invocation.Expression).OfType<IMethodSymbol>(),
        BaseObjectCreationExpressionSyntax creation when CreatedType(model, creation) is INamedTypeSymbol type => type.InstanceConstructors,
        _ => [],
    };

    private static ITypeSymbol? CreatedType(SemanticModel model, BaseObjectCreationExpressionSyntax creation)
    {
        TypeInfo info = model.GetTypeInfo(creation);
        ITypeSymbol? type = info.ConvertedType ?? info.Type;
        if (type is not (null or IErrorTypeSymbol)) return type;
        // "f(x, new() { |": the call is not complete, so the type is that of the parameter in this place.
        if (creation.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax list } argument) return null;
        int index = list.Arguments.IndexOf(argument);
        string? name = argument.NameColon?.Name.Identifier.Text;
        return Methods(model, list.Parent)
            .Select(method => name is null
                ? method.Parameters.ElementAtOrDefault(index)
                : method.Parameters.FirstOrDefault(parameter => parameter.Name == name))
            .FirstOrDefault(parameter => parameter is not null)?.Type;
    }
}
