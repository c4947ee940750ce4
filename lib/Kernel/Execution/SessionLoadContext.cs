using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using NotebookKernel.Execution.References;

namespace NotebookKernel.Execution;

/// <summary>Holds the cells of one session and the libraries they loaded.</summary>
internal sealed class SessionLoadContext() : AssemblyLoadContext("notebook")
{
    private static readonly ConditionalWeakTable<Assembly, SessionLoadContext> FSharpCells = [];

    private readonly Dictionary<Assembly, CellSource> cells = [];
    private readonly Dictionary<string, Assembly> sharedCells = []; // Those that others refer to: of libraries, and of F#.

    /// <summary>Where referenced libraries and their native parts lie.</summary>
    public LibraryFiles Libraries { get; } = new();

    /// <summary>The session that <paramref name="assembly"/> was loaded by; null for the framework's and the kernel's own.</summary>
    public static SessionLoadContext? Of(Assembly assembly) => GetLoadContext(assembly) switch
    {
        SessionLoadContext session => session,
        LibraryCellContext library => library.Session,
        _ => FSharpCells.TryGetValue(assembly, out SessionLoadContext? session) ? session : null,
    };

    /// <summary>Loads a compiled cell.</summary>
    public Assembly LoadCell(CompiledCell compiled)
    {
        MemoryStream symbols = compiled.Symbols!;
        Assembly cell = LoadFromStream(compiled.Assembly!, symbols.Length > 0 ? symbols : null);
        CellSource source = new(symbols.ToArray(), symbols.Length > 0 ? null : CompiledCell.OnlyLine(compiled.Compilation));
        lock (cells) cells.Add(cell, source);
        return cell;
    }

    /// <summary>Loads a compiled <c>#!library</c> cell.</summary>
    public void LoadLibraryCell(MemoryStream assembly, MemoryStream symbols)
    {
        Assembly library = new LibraryCellContext(this).LoadFromStream(assembly, symbols);
        lock (cells)
        {
            cells.Add(library, new CellSource(symbols.ToArray()));
            sharedCells[library.FullName!] = library;
        }
    }

    /// <summary>Makes a cell known that F# Interactive compiled and loaded; it keeps the PDB for itself.</summary>
    public void AddFSharpCell(Assembly cell)
    {
        FSharpCells.Add(cell, this);
        lock (cells)
        {
            cells.Add(cell, new CellSource([]));
            sharedCells[cell.FullName!] = cell;
        }
    }

    /// <summary>
    /// Runs the module initializer of a referenced library, once, however often it is called: what cells use first may be another
    /// library that this one prepares.
    /// </summary>
    /// <param name="name">The library's simple name.</param>
    /// <exception cref="TypeInitializationException">The initializer threw, now or when it ran.</exception>
    public void Initialize(string name) =>
        RuntimeHelpers.RunModuleConstructor(LoadFromAssemblyName(new AssemblyName(name)).ManifestModule.ModuleHandle);

    /// <summary>Whether <paramref name="assembly"/> is a compiled cell, not a library.</summary>
    public bool IsCell(Assembly assembly)
    {
        return SourceOf(assembly) is not null;
    }

    /// <summary>Where the code of a compiled cell stands; null of any other assembly.</summary>
    public CellSource? SourceOf(Assembly assembly)
    {
        lock (cells) return cells.GetValueOrDefault(assembly);
    }

    /// <summary>A cell or referenced library that others refer to; null where none has that name.</summary>
    public Assembly? FindShared(AssemblyName name)
    {
        lock (cells)
        {
            if (sharedCells.TryGetValue(name.FullName, out Assembly? cell)) return cell;
        }
        return Libraries.FindManaged(name) is { } path ? LoadFromAssemblyPath(path) : null;
    }

    protected override Assembly? Load(AssemblyName assemblyName) => FindShared(assemblyName);

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        Libraries.FindNative(unmanagedDllName) is { } path ? NativeLibraryLoader.Load(path, Libraries.FindNative) : 0;
}
