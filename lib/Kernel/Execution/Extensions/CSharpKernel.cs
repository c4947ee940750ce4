using Microsoft.DotNet.Interactive.Commands;
using NotebookKernel.Execution;
using NotebookKernel.Execution.Extensions;

namespace Microsoft.DotNet.Interactive.CSharp;

/// <summary>
/// A kernel of C#, under the name that notebooks written for .NET Interactive know: the session itself, or one beside it, with
/// variables and libraries of its own, that a cell adds to <see cref="Kernel.Root"/>.
/// </summary>
public class CSharpKernel : Kernel
{
    private readonly CSharpScripts scripts;
    private readonly Func<string, Task<CellError?>> execute;

    // Notebooks change it by reflection, under this name.
    private ScriptOptions _scriptOptions = new(ScriptCompiler.UsualWarningLevel);

    /// <summary>Makes a kernel named csharp that nothing ran in yet.</summary>
    /// <exception cref="InvalidOperationException">No cell of a session calls.</exception>
    public CSharpKernel() : this("csharp")
    {
    }

    /// <summary>Makes a kernel that nothing ran in yet.</summary>
    /// <param name="name">Its name, by which cells choose it once it is added to the root.</param>
    /// <exception cref="InvalidOperationException">No cell of a session calls.</exception>
    public CSharpKernel(string name) : this(name, Calling())
    {
        RegisterForDisposal(scripts);
    }

    /// <summary>The session itself.</summary>
    /// <param name="scripts">Its C#.</param>
    /// <param name="execute">Runs a text, with magics or without, as a part of the cell that runs.</param>
    internal CSharpKernel(CSharpScripts scripts, Func<string, Task<CellError?>> execute) : this("csharp", scripts, execute, execute)
    {
    }

    private CSharpKernel(string name, CSharpKernel session) : this(name, session.scripts.Another(), session.execute)
    {
    }

    private CSharpKernel(string name, CSharpScripts scripts, Func<string, Task<CellError?>> session)
        : this(name, scripts, code => scripts.TryAsync(code, CellRun.Current!), code => session($"#!{name}\n{code}"))
    {
    }

    private CSharpKernel(
        string name, CSharpScripts scripts, Func<string, Task<CellError?>> execute, Func<string, Task<CellError?>> obey)
        : base(name)
    {
        KernelInfo.LanguageName = "C#";
        (this.scripts, this.execute) = (scripts, execute);
        scripts.WarningLevel = () => _scriptOptions.WarningLevel;
        Commands = new LanguageCommands(this, execute, obey, () => scripts.Runner.Variables);
    }

    /// <summary>Whether the calling code runs for a command that a kernel was sent.</summary>
    internal static bool IsWithinCommand => KernelInvocationContext.Current is { IsComplete: false };

    /// <summary>What it does with commands.</summary>
    internal LanguageCommands Commands { get; }

    /// <summary>A variable's value.</summary>
    /// <param name="name">The variable's name.</param>
    /// <param name="value">Its value; the type's default where there is none of that name.</param>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="InvalidCastException">It has another type.</exception>
    public bool TryGetValue<T>(string name, out T value)
    {
        SessionVariable? found = scripts.Runner.Variables.FirstOrDefault(variable => variable.Name == name);
        value = found is null ? default! : (T)found.Value!;
        return found is not null;
    }

    /// <summary>Declares a variable.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="declaredType">Its type; null for the value's.</param>
    /// <exception cref="InvalidOperationException">There cannot be one of that name.</exception>
    public async Task SetValueAsync(string name, object? value, Type? declaredType = null) =>
        Check(await execute(Commands.Declaration(name, value, declaredType)).ConfigureAwait(false));

    /// <summary>Refers to assemblies, as <c>#r</c> does.</summary>
    /// <param name="assemblyPaths">Their paths.</param>
    /// <exception cref="InvalidOperationException">One cannot be used.</exception>
    public void AddAssemblyReferences(IEnumerable<string> assemblyPaths) =>
        Check(execute(string.Join('\n', assemblyPaths.Select(path => $"#r \"{path}\""))).GetAwaiter().GetResult());

    /// <summary>
    /// Makes this the kernel that the calling thread's code finds as the current one, until what is returned is disposed; null where
    /// that code was itself sent to a kernel.
    /// </summary>
    internal KernelInvocationContext? Enter()
    {
        if (IsWithinCommand) return null;
        (TextWriter output, TextWriter error) = (Console.Out, Console.Error);
        SubmitCode cell = LanguageCommands.Leave(new RunningCell(CellRun.Current?.Code ?? "", Name));
        KernelInvocationContext context = KernelInvocationContext.GetOrCreateAmbientContext(cell);
        // The context took the console, which the session knows better how to share.
        Console.SetOut(output);
        Console.SetError(error);
        SetHandlingKernel(cell, context);
        context.KernelEvents.Subscribe(PublishEvent);
        return context;
    }

    private static CSharpKernel Calling() =>
        (Root as CompositeKernel)?.ChildKernels.OfType<CSharpKernel>().FirstOrDefault() ?? throw new InvalidOperationException(
            "Expected that a cell makes a CSharpKernel, found no cell that does.");

    private static void Check(CellError? error)
    {
        if (error is not null) throw new InvalidOperationException(string.Join('\n', error.Traceback));
    }
}
