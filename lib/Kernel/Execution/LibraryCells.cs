using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NotebookKernel.Execution.Errors;

namespace NotebookKernel.Execution;

/// <summary>
/// Compiles <c>#!library</c> cells as ordinary C#, which may declare namespaces and extension methods. A cell that is run again
/// after a change gives a newer version of the same assembly, and the compiler lets the newest version of a name win.
/// </summary>
internal sealed class LibraryCells
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private readonly CSharpCompilationOptions options = new(
        OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Debug, allowUnsafe: true, concurrentBuild: false);
    private readonly HashSet<MetadataReference> all = [];
    private readonly Dictionary<string, MetadataReference> newest = [];
    private int version;

    /// <summary>The level of what is warned of: 0 for nothing.</summary>
    public int WarningLevel { get; set; } = ScriptCompiler.UsualWarningLevel;

    /// <summary>Compiles a cell.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="path">The name of the cell in diagnostics and stack frames.</param>
    /// <param name="references">All that cells can use; of library cells among them, the newest versions are taken.</param>
    /// <param name="cancel">Ends the compilation.</param>
    /// <exception cref="CompilationFailure">The cell has errors.</exception>
    public (MemoryStream Assembly, MemoryStream Symbols, MetadataReference Reference) Compile(
        string code, string path, IEnumerable<MetadataReference> references, CancellationToken cancel)
    {
        SyntaxTree tree = Parse(code, path);
        string usings = string.Concat(ScriptCompiler.DefaultNamespaces.Select(space => $"global using {space};\n"));
        SyntaxTree frame = Parse($"{usings}[assembly: System.Reflection.AssemblyVersion(\"1.0.{++version}\")]", "");
        string name = Name(tree);
        IEnumerable<MetadataReference> libraries = newest.Where(library => library.Key != name).Select(library => library.Value);
        MetadataReference[] used = [.. references.Where(other => !all.Contains(other)), .. libraries];
        var (_, assembly, symbols) = Emitter.Emit(
            InterruptionRewriter.Attempts(tree)
                .Select(attempt => CSharpCompilation.Create(name, [attempt, frame], used, options.WithWarningLevel(WarningLevel))),
            tree,
            cancel);
        MetadataReference reference = MetadataReference.CreateFromImage(assembly.ToArray());
        all.Add(reference);
        newest[name] = reference;
        return (assembly, symbols, reference);
    }

    private static SyntaxTree Parse(string code, string path) =>
        CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), ParseOptions, path);

    // Versions belong together when their cells declare the same type first.
    private static string Name(SyntaxTree tree) =>
        "Library." + (tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>().FirstOrDefault()?.Identifier.Text ?? "Empty");
}
