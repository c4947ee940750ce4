namespace NotebookKernel.Execution.FSharp;

/// <summary>The F# of a notebook: nothing of it is loaded before the first F# cell.</summary>
/// <param name="context">Where what cells refer to is loaded.</param>
/// <param name="folder">The notebook's folder.</param>
internal sealed class FSharpCells(SessionLoadContext context, string folder) : IDisposable
{
    private FSharpSession? session;

    /// <summary>The values that F# cells declared.</summary>
    public IReadOnlyList<SessionVariable> Values => session?.Values ?? [];

    /// <summary>Runs a cell, and gives the value of its last expression.</summary>
    /// <param name="code">Its text.</param>
    /// <param name="cell">Its name.</param>
    /// <param name="references">All that the notebook's cells refer to so far.</param>
    /// <exception cref="Errors.CompilationFailure">It does not compile.</exception>
    public object? Run(string code, string cell, IEnumerable<MetadataReference> references)
    {
        // F# finds the framework's own assemblies itself.
        string[] paths =
        [
            .. references.Except(References.FrameworkReferences.All)
                .Select(reference => reference.Display).OfType<string>().Where(Path.IsPathRooted),
        ];
        session ??= new FSharpSession(context, folder, paths);
        return session.Evaluate(code, cell, paths);
    }

    /// <summary>A value that an F# cell declared, a function included; null when there is none of that name.</summary>
    public SessionVariable? Find(string name) => session?.Find(name);

    /// <summary>The names that a dotted name which ends in a part of one can go on with; none before the first cell ran.</summary>
    public IEnumerable<string> Complete(string name) => session?.Complete(name) ?? [];

    public void Dispose() => session?.Dispose();
}
