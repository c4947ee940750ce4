using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookKernel.Execution;

/// <summary>
/// The cells since the last that left more than variables behind: functions, types, usings, or code that may run later and then
/// still uses the variables where they were. Those of plain cells can be moved to a single one, and should be: the compiler looks each
/// name up in one cell after the other, so a notebook's thousandth cell would take several times as long as its first.
/// </summary>
internal sealed class PlainCells
{
    private const int Most = 50;

    private readonly Dictionary<string, string> types = [];
    private readonly HashSet<string> anonymous = [];
    private int count;

    /// <summary>Starts with none.</summary>
    /// <param name="last">The compilation before them.</param>
    public PlainCells(CSharpCompilation last) => Before = last;

    /// <summary>What the first of them continues from.</summary>
    public CSharpCompilation Before { get; private set; }

    /// <summary>Whether they are so many that their variables should be moved.</summary>
    public bool TooMany => count >= Most;

    /// <summary>A cell that declares all their variables, of a name declared twice the newer one.</summary>
    public string Declarations => string.Concat(types.Select(variable => $"{variable.Value} @{variable.Key};"));

    /// <summary>Whether a cell leaves nothing to continue from.</summary>
    public bool LeavesNothing(CSharpCompilation cell) =>
        cell.ExternalReferences.IsEmpty
        && cell.SyntaxTrees.All(tree => tree.GetCompilationUnitRoot() is { Usings: [], Externs: [] })
        && cell.ScriptClass!.GetMembers().All(member => member.IsImplicitlyDeclared)
        && anonymous.IsSupersetOf(AnonymousTypes(cell));

    /// <summary>Adds the next cell; one that is not plain, or too special, is the new beginning.</summary>
    public void Add(CSharpCompilation cell)
    {
        foreach (IFieldSymbol variable in cell.ScriptClass!.GetMembers().OfType<IFieldSymbol>())
            types[variable.Name] = variable.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        if (IsPlain(cell) && !KeepsVariables(cell)) count++;
        else Restart(cell);
        anonymous.UnionWith(AnonymousTypes(cell));
    }

    /// <summary>Lets a cell pass that left nothing.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="last">The compilation that it continued from.</param>
    public void Pass(CSharpCompilation cell, CSharpCompilation last)
    {
        if (KeepsVariables(cell)) Restart(last);
    }

    /// <summary>Leaves all cells so far as they are.</summary>
    /// <param name="last">The last of them.</param>
    public void Restart(CSharpCompilation last)
    {
        Before = last;
        types.Clear();
        count = 0;
    }

    /// <summary>Counts the cells as one, to which all their variables were moved.</summary>
    public void Unite() => count = 1;

    private bool IsPlain(CSharpCompilation cell) =>
        cell is { ExternalReferences.IsEmpty: true, SyntaxTrees: [var tree] }
        && tree.GetCompilationUnitRoot() is { Usings: [], Externs: [] }
        && cell.ScriptClass!.GetMembers().All(member => member.IsImplicitlyDeclared
            || member is IFieldSymbol { IsStatic: false, IsConst: false, IsReadOnly: false, IsVolatile: false, Type.IsAnonymousType: false })
        && anonymous.IsSupersetOf(AnonymousTypes(cell));

    // Whether it makes a delegate of its own code that uses one of the variables, or a pointer to a variable.
    private bool KeepsVariables(CSharpCompilation cell) =>
        cell.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes()).Any(node => node switch
        {
            AnonymousFunctionExpressionSyntax or QueryExpressionSyntax or LocalFunctionStatementSyntax =>
                node.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => types.ContainsKey(name.Identifier.ValueText)),
            RefExpressionSyntax or RefTypeSyntax or PointerTypeSyntax => true,
            _ => node.IsKind(SyntaxKind.AddressOfExpression),
        });

    // Two are the same type where their properties have the same names in the same order, and a cell continues from the other.
    private static IEnumerable<string> AnonymousTypes(CSharpCompilation cell) =>
        from tree in cell.SyntaxTrees
        from made in tree.GetRoot().DescendantNodes().OfType<AnonymousObjectCreationExpressionSyntax>()
        select string.Join(' ', made.Initializers.Select(
            part => part.NameEquals?.Name.Identifier.ValueText ?? SyntaxFacts.TryGetInferredMemberName(part.Expression)));
}
