using System.Reflection;
using System.Runtime.Loader;

namespace NotebookKernel.Execution;

/// <summary>Holds one <c>#!library</c> cell: a context of its own lets several versions of it be loaded.</summary>
/// <param name="session">The context of everything else.</param>
internal sealed class LibraryCellContext(SessionLoadContext session) : AssemblyLoadContext("library cell")
{
    /// <summary>The context of everything else.</summary>
    public SessionLoadContext Session { get; } = session;

    protected override Assembly? Load(AssemblyName assemblyName) => Session.LoadFromAssemblyName(assemblyName);
}
