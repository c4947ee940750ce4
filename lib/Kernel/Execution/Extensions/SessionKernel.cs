using Microsoft.DotNet.Interactive;

namespace NotebookKernel.Execution.Extensions;

/// <summary>A language of the session other than C#, as code that is written for .NET Interactive sees it.</summary>
internal sealed class SessionKernel : Kernel
{
    /// <summary>Stands for a language.</summary>
    /// <param name="language">The language.</param>
    /// <param name="execute">Runs a text, with magics or without, as a part of the cell that runs.</param>
    /// <param name="variables">The language's variables.</param>
    public SessionKernel(string language, Func<string, Task<CellError?>> execute, Func<IReadOnlyList<SessionVariable>> variables)
        : base(language)
    {
        Commands = new LanguageCommands(this, Execute, Execute, variables);
        Task<CellError?> Execute(string code) => execute($"#!{language}\n{code}");
    }

    /// <summary>What it does with commands.</summary>
    public LanguageCommands Commands { get; }
}
