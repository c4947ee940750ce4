using NotebookKernel.Execution.References;

namespace NotebookKernel.Execution;

/// <summary>Finds the files that <c>#load</c> names and puts checks for interruption into them as into cells.</summary>
internal sealed class ScriptSources(string folder) : SourceFileResolver([folder], folder)
{
    /// <summary>What is done to the files that a compilation on the calling thread loads; null for nothing.</summary>
    [field: ThreadStatic]
    public static Func<SyntaxTree, SyntaxTree>? Rewriting { get; set; }

    // The names of cells, and of what they import, are no paths.
    public override string? NormalizePath(string path, string? baseFilePath) =>
        Path.IsPathRooted(path) ? base.NormalizePath(path, baseFilePath) : path;

    public override Stream OpenRead(string resolvedPath)
    {
        // What its directives name was referenced before the cell that loads it was compiled.
        string script = ReferenceDirective.Extract(File.ReadAllText(resolvedPath)).Code;
        SyntaxTree tree = ScriptCompiler.Parse(script, resolvedPath);
        return new MemoryStream(Encoding.UTF8.GetBytes((Rewriting?.Invoke(tree) ?? tree).ToString()));
    }
}
