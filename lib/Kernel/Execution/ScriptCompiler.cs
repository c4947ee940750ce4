using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using NotebookKernel.Execution.Errors;
using NotebookKernel.Execution.References;

namespace NotebookKernel.Execution;

/// <summary>
/// Compiles the cells of one session, each as a continuation of those before it. References and default usings are given to
/// the first compilation only and inherited from there: given to each, their cost would grow with the square of the cells.
/// A name is looked up in one continued cell after the other, so none continues from a cell that left nothing behind.
/// </summary>
internal sealed class ScriptCompiler
{
    /// <summary>The namespaces that every cell can use without a using directive.</summary>
    public static readonly ImmutableArray<string> DefaultNamespaces =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq", "System.IO",
    ];

    /// <summary>How a cell is parsed.</summary>
    public static readonly CSharpParseOptions ParseOptions =
        new(LanguageVersion.Latest, DocumentationMode.Parse, SourceCodeKind.Script);

    /// <summary>How assemblies are written.</summary>
    public static readonly EmitOptions EmitOptions = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    /// <summary>The level of warnings that compilers begin with.</summary>
    public const int UsualWarningLevel = 4;

    private const string CellPrefix = "cell ";

    private static readonly SyntaxTree Empty = Parse("", "");

    private readonly Lock gate = new();
    private readonly CSharpCompilationOptions options;
    private readonly List<MetadataReference> references = [];
    private readonly CSharpCompilation first;
    private readonly PlainCells plain;
    private Lazy<CSharpCompilation> next;
    private CSharpCompilation? united; // The last of the cells that a union is made of.
    private int compiled, asides, unions;

    /// <summary>Starts with no cells.</summary>
    /// <param name="references">What every cell can use.</param>
    /// <param name="sources">Finds the files that <c>#load</c> names.</param>
    public ScriptCompiler(IReadOnlyList<MetadataReference> references, SourceReferenceResolver sources)
    {
        this.references.AddRange(references);
        options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Debug,
            allowUnsafe: true,
            concurrentBuild: false,
            sourceReferenceResolver: sources,
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default);
        Current = CSharpCompilation.CreateScriptCompilation(
            "Cell0", Parse("", CellName(0)), references,
            options.WithUsings(DefaultNamespaces.Add(typeof(Display.Notebook).FullName!)));
        first = CSharpCompilation.CreateScriptCompilation("Cell1", Empty, null, options);
        next = new Lazy<CSharpCompilation>(() => Next(Current, "Cell1"));
        plain = new PlainCells(Current);
    }

    /// <summary>The compilation that the next cell continues from.</summary>
    public CSharpCompilation Current { get; private set; }

    /// <summary>The level of what is warned of in cells: 0 for nothing.</summary>
    public int WarningLevel { get; set; } = UsualWarningLevel;

    /// <summary>All that the cells so far refer to.</summary>
    public IEnumerable<MetadataReference> References => references;

    /// <summary>What the cell with this number is called in diagnostics and stack frames, where files have their paths.</summary>
    public static string CellName(int number) => CellPrefix + number;

    /// <summary>Whether a path is the name of a cell.</summary>
    public static bool IsCellName(string path) => path.StartsWith(CellPrefix, StringComparison.Ordinal);

    /// <summary>
    /// Writes a small library. Most of a first compilation is the runtime's translation of the compiler's generic code; this needs
    /// much of that code sooner than a cell does, so that two threads share the work.
    /// </summary>
    public static void WarmUpWriting() => CSharpCompilation.Create(
        "Warm",
        [CSharpSyntaxTree.ParseText("class Warm { static int Up(int x) { return x + 1; } }")],
        FrameworkReferences.All.Where(reference => Path.GetFileName(reference.Display) == "System.Runtime.dll"),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false))
        .Emit(new MemoryStream(), new MemoryStream(), options: EmitOptions);

    /// <summary>Parses a cell.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="path">The name of the cell in diagnostics and stack frames.</param>
    public static SyntaxTree Parse(string code, string path) =>
        CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), ParseOptions, path);

    /// <summary>The compilation that unfinished code would be, after the cells that ran.</summary>
    public CSharpCompilation Sketch(SyntaxTree tree) => Continue(tree);

    private CSharpCompilation Continue(SyntaxTree tree) => next.Value.ReplaceSyntaxTree(Empty, tree);

    // What a compilation costs before it is known what is in it: all references are bound. It is made from the first, since a new one
    // would analyse the last cell once more.
    private CSharpCompilation Next(CSharpCompilation last, string name)
    {
        CSharpCompilation empty = first.WithAssemblyName(name)
            .WithScriptCompilationInfo(first.ScriptCompilationInfo!.WithPreviousScriptCompilation(last));
        _ = empty.Assembly;
        return empty;
    }

    /// <summary>Compiles a cell, with checks for interruption in it. <see cref="TryAdvance"/> makes it the current one.</summary>
    /// <exception cref="CompilationFailure">The cell has errors.</exception>
    public CompiledCell Compile(string code, string path, IEnumerable<MetadataReference> references, CancellationToken cancel)
    {
        MetadataReference[] added = [.. references];
        SyntaxTree source = Parse(code, path);
        return Compile(
            InterruptionRewriter.Attempts(source)
                .Select(tree => added.Length == 0 ? Continue(tree) : Continue(tree).AddReferences(added))
                .Select(one => WarningLevel == one.Options.WarningLevel ? one : one.WithOptions(one.Options.WithWarningLevel(WarningLevel))),
            source,
            cancel);
    }

    /// <summary>Compiles a cell of which nothing is kept, and which needs much of the compiler.</summary>
    public CompiledCell CompileSample() =>
        Compile("int Warm(int x) { return x + 1; }\nWarm(1)", CellName(0), [], CancellationToken.None);

    private CompiledCell Compile(IEnumerable<CSharpCompilation> attempts, SyntaxTree? source, CancellationToken cancel)
    {
        bool leavesNothing = false;
        var (compilation, assembly, symbols) = Emitter.Emit(attempts, source, cancel, compilation =>
        {
            lock (gate) return (leavesNothing = plain.LeavesNothing(compilation)) ? $"Aside{++asides}" : compilation.AssemblyName!;
        });
        // Nothing to run: usings or comments only.
        if (assembly.Length == 0) return new CompiledCell(compilation) { LeavesNothing = leavesNothing };
        IMethodSymbol entry = compilation.GetEntryPoint(cancel)
            ?? throw new InvalidOperationException($"The compiler gave {compilation.AssemblyName} no entry point.");
        return new CompiledCell(compilation, assembly, symbols, entry.ContainingType.MetadataName, entry.MetadataName)
        {
            LeavesNothing = leavesNothing,
        };
    }

    /// <summary>
    /// Compiles a cell for the variables of the last ones, where they are many and nothing but their variables is left of them;
    /// null otherwise. <see cref="Unite"/> makes it the one that the next continues from, instead of them.
    /// </summary>
    public CompiledCell? CompileUnion()
    {
        CSharpCompilation union;
        lock (gate)
        {
            if (!plain.TooMany) return null;
            united = Current;
            union = Next(plain.Before, $"Union{++unions}").ReplaceSyntaxTree(Empty, Parse(plain.Declarations, ""));
        }
        try
        {
            return Compile([union], null, CancellationToken.None);
        }
        catch (CompilationFailure)
        {
            KeepApart(); // One has a type that cannot be named.
            return null;
        }
    }

    /// <summary>Makes a cell for the variables of the last ones the one that the next continues from, unless another came meanwhile.</summary>
    /// <param name="union">The cell.</param>
    /// <param name="move">Moves the variables to it, and tells whether it could.</param>
    public void Unite(CompiledCell union, Func<bool> move)
    {
        lock (gate)
        {
            if (united != Current || !move())
            {
                plain.Restart(Current);
                return;
            }
            plain.Unite();
            Continue(union.Compilation);
        }
    }

    /// <summary>Leaves the variables of the cells so far where they are.</summary>
    public void KeepApart()
    {
        lock (gate) plain.Restart(Current);
    }

    /// <summary>Makes a compiled cell the one that the next continues from, unless it left nothing to continue from.</summary>
    /// <returns>Whether it could be: code in the background may have sent a cell that came first, and this one does not continue from it.</returns>
    public bool TryAdvance(CompiledCell cell)
    {
        lock (gate)
        {
            if (!cell.LeavesNothing && cell.Compilation.ScriptCompilationInfo!.PreviousScriptCompilation != Current) return false;
            if (cell.LeavesNothing)
            {
                plain.Pass(cell.Compilation, Current);
                return true;
            }
            references.AddRange(cell.Compilation.ExternalReferences);
            plain.Add(cell.Compilation);
            Continue(cell.Compilation);
            return true;
        }
    }

    private void Continue(CSharpCompilation last)
    {
        Current = last;
        string name = $"Cell{++compiled + 1}";
        Lazy<CSharpCompilation> prepared = next = new Lazy<CSharpCompilation>(() => Next(last, name));
        Task.Run(() => prepared.Value); // Beside the cell; what comes before it gets its turn makes it itself.
    }
}
