namespace NotebookKernel.Execution.Errors;

/// <summary>What is told of what went wrong in a cell.</summary>
internal static class CellFailures
{
    /// <summary>The error of a run.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="run">The run, whose name is that of the cell or imported file that failed.</param>
    public static CellError Describe(Exception failure, CellRun run) => failure switch
    {
        CompilationFailure errors => errors.Describe(),
        DirectiveFailure directive => directive.Describe(run.Cell),
        KernelFailure elsewhere => elsewhere.Error,
        _ when run.Interrupted => RuntimeErrors.DescribeInterruption(failure),
        _ => RuntimeErrors.Describe(failure),
    };

    /// <summary>A place as compilers write it; of the cell itself, which needs no name, the line and the column alone.</summary>
    /// <param name="source">A cell's name, or a file's.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="column">The column, from 1.</param>
    public static string Place(string source, int line, int column)
    {
        string name = ScriptCompiler.IsCellName(source) ? "" : source;
        // A name that ends in a number, of a cell of another notebook, stands apart from those of the place.
        return $"{name}{(name.Length > 0 && char.IsDigit(name[^1]) ? " " : "")}({line},{column})";
    }
}
