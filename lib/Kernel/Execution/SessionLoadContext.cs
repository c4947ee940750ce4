using System.Reflection;
using System.Runtime.Loader;
using Workbook.Execution.References;

namespace Workbook.Execution;

/// <summary>Holds the cells of one session and the libraries they loaded.</summary>
internal sealed class SessionLoadContext() : AssemblyLoadContext("notebook")
{
    private readonly HashSet<Assembly> cells = [];

    /// <summary>Where referenced libraries and their native parts lie.</summary>
    public LibraryFiles Libraries { get; } = new();

    /// <summary>The session that <paramref name="assembly"/> was loaded by; null for the framework's and the kernel's own.</summary>
    public static SessionLoadContext? Of(Assembly assembly) => GetLoadContext(assembly) as SessionLoadContext;

    /// <summary>Loads a compiled cell.</summary>
    public Assembly LoadCell(MemoryStream assembly, MemoryStream symbols)
    {
        Assembly cell = LoadFromStream(assembly, symbols);
        lock (cells) cells.Add(cell);
        return cell;
    }

    /// <summary>Whether <paramref name="assembly"/> is a compiled cell, not a library.</summary>
    public bool IsCell(Assembly assembly)
    {
        lock (cells) return cells.Contains(assembly);
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        Libraries.FindManaged(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        Libraries.FindNative(unmanagedDllName) is { } path ? NativeLibraryLoader.Load(path) : 0;
}
