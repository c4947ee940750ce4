using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel.Execution;

/// <summary>
/// The cells since the last that left more than variables behind: functions, types, usings, or code that may run later and then
/// still uses the variables where they were. Those of plain cells can be moved to a single one, and should be: the compiler looks each
/// name up in one cell after the other, so a notebook's thousandth cell would take several times as long as its first.
/// </summary>
internal sealed class PlainCells
{
    private const int Most = 50;

    private readonly Dictionary<string, string> types = [];
    private int count;

    /// <summary>Starts with none.</summary>
    /// <param name="last">The compilation before them.</param>
    public PlainCells(CSharpCompilation last) => Before = last;

    /// <summary>What the first of them continues from.</summary>
    public CSharpCompilation Before { get; private set; }

    /// <summary>Whether they are so many that their variables should be moved.</summary>
    public bool TooMany => count >= Most;

    /// <summary>A cell that declares all their variables, of a name declared twice the newer one.</summary>
    public string Declarations => string.Concat(types.Select(variable => $"{variable.Value} @{variable.Key};\n"));

    /// <summary>Adds the next cell; one that is not plain, or too special, is the new beginning.</summary>
    public void Add(CSharpCompilation cell)
    {
        if (!IsPlain(cell))
        {
            Restart(cell);
            return;
        }
        count++;
        foreach (IFieldSymbol variable in cell.ScriptClass!.GetMembers().OfType<IFieldSymbol>())
            types[variable.Name] = variable.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
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

    private static bool IsPlain(CSharpCompilation cell) =>
        cell is { ExternalReferences.IsEmpty: true, SyntaxTrees: [var tree] }
        && tree.GetCompilationUnitRoot() is { Usings: [], Externs: [] } root
        && cell.ScriptClass!.GetMembers().All(member => member.IsImplicitlyDeclared
            || member is IFieldSymbol { IsStatic: false, IsConst: false, IsReadOnly: false, IsVolatile: false, Type.IsAnonymousType: false })
        && !root.DescendantNodes().Any(KeepsVariables);

    // What makes a delegate of the cell's own code, or a pointer to a variable.
    private static bool KeepsVariables(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or QueryExpressionSyntax
        or LocalFunctionStatementSyntax or RefExpressionSyntax or RefTypeSyntax or PointerTypeSyntax || node.IsKind(SyntaxKind.AddressOfExpression);
}
