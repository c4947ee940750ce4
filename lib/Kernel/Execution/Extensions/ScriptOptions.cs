namespace NotebookKernel.Execution.Extensions;

/// <summary>How the cells of a kernel of C# are compiled.</summary>
/// <param name="WarningLevel">What the compiler warns of, as its option <c>-warn</c>: nothing at 0, all that is usual at 4.</param>
internal sealed record ScriptOptions(int WarningLevel)
{
    /// <summary>The same with another level.</summary>
    public ScriptOptions WithWarningLevel(int warningLevel) => this with { WarningLevel = warningLevel };
}
