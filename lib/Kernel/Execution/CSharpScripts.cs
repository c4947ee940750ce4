using NotebookKernel.Display;
using NotebookKernel.Execution.Errors;
using NotebookKernel.Execution.Extensions;
using NotebookKernel.Execution.References;

namespace NotebookKernel.Execution;

/// <summary>
/// Runs C#: scripts, each a continuation of those before it, and the <c>#!library</c> cells between them, with what they refer to.
/// </summary>
internal sealed class CSharpScripts : IDisposable
{
    private readonly SessionOptions options;
    private readonly LibraryReferences libraries;
    private readonly LibraryCells libraryCells = new();
    private readonly Lazy<ScriptCompiler> compiler;
    private readonly List<MetadataReference> references = []; // Found by #r, but not yet part of a cell that compiled.
    private Task warm = Task.CompletedTask;

    /// <summary>Starts without scripts.</summary>
    /// <param name="options">Where the notebook lies.</param>
    /// <param name="extend">Makes what knows of .NET Interactive for them.</param>
    /// <param name="inCells">Whether cells of others have these run.</param>
    public CSharpScripts(SessionOptions options, Func<CSharpScripts, KernelExtensions> extend, bool inCells = false)
    {
        this.options = options;
        Folder = Path.GetFullPath(options.WorkingDirectory);
        Runner = new CellRunner(Context, inCells);
        libraries = new LibraryReferences(Folder, options.PackageFolder, Context.Libraries);
        compiler = new Lazy<ScriptCompiler>(CreateCompiler);
        Extensions = extend(this);
    }

    /// <summary>The folder that files are named from.</summary>
    public string Folder { get; }

    /// <summary>Where they and their libraries are loaded.</summary>
    public SessionLoadContext Context { get; } = new();

    /// <summary>Runs them once they are compiled.</summary>
    public CellRunner Runner { get; }

    /// <summary>What is written for .NET Interactive in them.</summary>
    public KernelExtensions Extensions { get; }

    /// <summary>Tells what the compiler is to warn of; null for what is usual.</summary>
    public Func<int>? WarningLevel { get; set; }

    /// <summary>All that they refer to so far.</summary>
    public IEnumerable<MetadataReference> References => compiler.Value.References.Concat(references);

    /// <summary>Others that begin without scripts in the same folder, for cells of these to run.</summary>
    public CSharpScripts Another() => new(options, Extensions.For, inCells: true);

    /// <summary>Loads the compiler and runs through all of it once.</summary>
    public Task WarmUpAsync() => warm = Task.WhenAll(
        Task.Run(ScriptCompiler.WarmUpWriting), Task.Run(() => Formatter.Format(compiler.Value.CompileSample().EntryType)));

    /// <summary>The compilation that code would be if it ran next.</summary>
    public CSharpCompilation Sketch(SyntaxTree tree) => compiler.Value.Sketch(tree);

    /// <summary>Runs a script, and gives what went wrong in it, which is not thrown.</summary>
    public Task<CellError?> TryAsync(string code, CellRun run) => run.TryAsync(() => RunAsync(code, run));

    /// <summary>Runs a script.</summary>
    /// <exception cref="CompilationFailure">It has errors.</exception>
    /// <exception cref="DirectiveFailure">What it refers to cannot be had.</exception>
    public async Task RunAsync(string code, CellRun run)
    {
        Task.WaitAny(warm); // Beside it a cell would be slower.
        string script = await ResolveReferencesAsync(code, run).ConfigureAwait(false);
        if (Extensions.TakeImport(script) is { } import) Compile(import, run);
        compiler.Value.WarningLevel = WarningLevel?.Invoke() ?? ScriptCompiler.UsualWarningLevel;
        CompiledCell cell = Compile(script, run);
        try
        {
            Runner.Run(cell, run);
        }
        finally
        {
            if (run.Interrupted) compiler.Value.KeepApart(); // It may go on in the background.
        }
        Runner.Unite(compiler.Value);
    }

    /// <summary>Compiles and loads a <c>#!library</c> cell.</summary>
    /// <exception cref="CompilationFailure">It has errors.</exception>
    /// <exception cref="DirectiveFailure">What it refers to cannot be had.</exception>
    public async Task RunLibraryAsync(string code, CellRun run)
    {
        string source = await ResolveReferencesAsync(code, run).ConfigureAwait(false);
        libraryCells.WarningLevel = WarningLevel?.Invoke() ?? ScriptCompiler.UsualWarningLevel;
        var (assembly, symbols, reference) = libraryCells.Compile(source, run.Cell, References, run.Stopped);
        Context.LoadLibraryCell(assembly, symbols);
        references.Add(reference);
    }

    /// <summary>Refers to what the directives of a text name, and gives the text without them.</summary>
    /// <exception cref="DirectiveFailure">What one names cannot be had.</exception>
    public async Task<string> ResolveReferencesAsync(string code, CellRun run)
    {
        (string rest, var directives) = ReferenceDirective.Extract(code);
        await foreach (MetadataReference added in libraries
            .ResolveAsync(
                [.. ReferenceDirective.OfLoaded(rest, Folder), .. directives], text => run.Output.Write("stderr", text), run.Stopped)
            .ConfigureAwait(false))
        {
            references.Add(added);
        }
        references.AddRange(libraries.AddTakenForGranted(rest));
        references.AddRange(Extensions.Start(libraries.NeedKernels, rest));
        while (libraries.TakeExtension() is { } folder) await Extensions.LoadAsync(folder, run).ConfigureAwait(false);
        return rest;
    }

    /// <summary>Refers to an assembly that lies where nothing changes it.</summary>
    public void AddShared(string path) => references.AddRange(libraries.AddShared(path));

    /// <summary>Runs the module initializers of the libraries that were found since the last call.</summary>
    public void InitializeLibraries(CellRun run) => Runner.Initialize(libraries.TakeUninitialized(), run);

    public void Dispose()
    {
        Extensions.Dispose();
        Runner.Dispose();
        libraries.Dispose();
    }

    private CompiledCell Compile(string script, CellRun run)
    {
        CompiledCell cell = compiler.Value.Compile(script, run.Cell, references, run.Stopped);
        InitializeLibraries(run);
        while (!compiler.Value.TryAdvance(cell)) cell = compiler.Value.Compile(script, run.Cell, references, run.Stopped);
        references.Clear();
        return cell;
    }

    private ScriptCompiler CreateCompiler() => new(
        [
            .. FrameworkReferences.All,
            .. InteractiveFormatters.Libraries.Prepend(nameof(NotebookKernel)).Select(AssemblyReference.Beside),
        ],
        new ScriptSources(Folder));
}
