using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.CSharp;
using NotebookKernel.Display;
using NotebookKernel.Execution.Errors;
using NotebookKernel.Execution.Magics;
using NotebookKernel.Execution.Output;

namespace NotebookKernel.Execution.Extensions;

/// <summary>
/// What is written for .NET Interactive in a session: kernels that its code asks for something, once it does, and the extensions that
/// packages bring in their folder <c>interactive-extensions/dotnet</c>: assemblies, and a script that is run.
/// </summary>
/// <param name="scripts">The C# that they are for, which loads extensions, and runs what they do as it runs cells.</param>
/// <param name="output">Takes what they show.</param>
/// <param name="execute">Runs a text as a part of the cell that runs.</param>
/// <param name="variables">The variables of a language.</param>
internal sealed class KernelExtensions(
    CSharpScripts scripts, SessionOutput output, Func<string, CellRun, Task<CellError?>> execute,
    Func<string, IReadOnlyList<SessionVariable>> variables) : IDisposable
{
    // What is displayed goes through the package once any session has loaded it.
    private static volatile bool started;

    private SessionKernels? kernels;
    private bool referenced, imported, shared;
    private CellRun? latest; // The run that began last since the kernels are there.

    /// <summary>Makes the kernels ready where they are needed, and gives what the compiler is to know of them then.</summary>
    /// <param name="needed">Whether a library needs them.</param>
    /// <param name="code">A text that may name them.</param>
    public IEnumerable<MetadataReference> Start(bool needed, string code)
    {
        if (kernels is not null && !shared) RunDeferred();
        if (referenced || !(started || needed || InteractivePackage.IsNamedIn(code))) return [];
        if (kernels is null) Start();
        referenced = true;
        return InteractivePackage.References;
    }

    /// <summary>The same for C# beside the session's, with the session's kernels.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public KernelExtensions For(CSharpScripts beside)
    {
        beside.Runner.Returned = LanguageCommands.Return;
        return new KernelExtensions(beside, output, beside.TryAsync, variables)
        {
            kernels = kernels,
            shared = true,
        };
    }

    /// <summary>The directive that a text takes for granted, once; null otherwise.</summary>
    public string? TakeImport(string code)
    {
        if (imported || kernels is null || !InteractivePackage.IsMeantIn(code)) return null;
        imported = true;
        return $"using {InteractivePackage.Name};";
    }

    /// <summary>Loads what an extension's folder holds. What fails is said, and fails nothing else.</summary>
    public async Task LoadAsync(string folder, CellRun run)
    {
        object[] before = InteractiveFormatters.Registrations();
        LoadAssemblies(folder, run);
        await RunScriptAsync(Path.Combine(folder, "extension.dib"), run).ConfigureAwait(false);
        InteractiveFormatters.NoteExtension(before);
    }

    /// <summary>Whether an extension brought a magic.</summary>
    public bool Knows(string magic) => kernels is not null && Known(magic);

    /// <summary>The kernel that an extension or a cell added and that a magic chooses; null where it chooses none.</summary>
    public string? Language(string magic) => kernels is null ? null : Chosen(magic);

    /// <summary>Whether an extension or a cell added a kernel of that name.</summary>
    public bool Added(string kernel) => kernels is not null && Has(kernel);

    /// <summary>The variables of such a kernel; null where they are not known, as those of any that is not C#.</summary>
    public IReadOnlyList<SessionVariable>? Variables(string kernel) => kernels is null ? null : Declared(kernel);

    /// <summary>A value of such a kernel; null where it has none of that name.</summary>
    public SessionVariable? Find(string kernel, string name, CellRun run)
    {
        SessionVariable? found = null;
        scripts.Runner.RunTask(async () => found = await kernels!.FindAsync(kernel, name).ConfigureAwait(false), run);
        return found;
    }

    /// <summary>Gives such a kernel a value, and says what was wrong where it does not take it.</summary>
    public string? Send(string kernel, string name, object? value, CellRun run)
    {
        string? problem = null;
        scripts.Runner.RunTask(async () => problem = await kernels!.SendAsync(kernel, name, value).ConfigureAwait(false), run);
        return problem;
    }

    /// <summary>Obeys a magic that an extension brought, and gives what of its part is still to be run.</summary>
    public string Obey(Magic magic, CellRun run)
    {
        string rest = "";
        scripts.Runner.RunTask(async () => rest = await kernels!.ObeyAsync(magic).ConfigureAwait(false), run);
        return rest;
    }

    public void Dispose()
    {
        if (!shared) kernels?.Dispose();
    }

    private void LoadAssemblies(string folder, CellRun run)
    {
        foreach (string file in Directory.EnumerateFiles(folder, "*.dll").Order(StringComparer.Ordinal))
        {
            try
            {
                scripts.Context.Libraries.AddManaged(file);
                Assembly assembly = scripts.Context.LoadFromAssemblyName(AssemblyName.GetAssemblyName(file));
                scripts.Runner.RunTask(() => LoadAsync(assembly), run);
            }
            catch (Exception failure) when (!run.Interrupted)
            {
                Report(file, RuntimeErrors.Describe(failure));
            }
        }
    }

    private async Task RunScriptAsync(string script, CellRun run)
    {
        if (!File.Exists(script)) return;
        string outer = run.Cell;
        foreach (ImportedCell cell in ImportedFile.Cells(script))
        {
            run.Cell = cell.Name;
            if (await execute(cell.Code, run).ConfigureAwait(false) is not { } error) continue;
            Report(script, error);
            break;
        }
        run.Cell = outer;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Start()
    {
        started = true;
        kernels = new SessionKernels(scripts, code => execute(code, CellRun.Current!), variables, output);
        scripts.Runner.Surround = kernels.Enter;
        scripts.Runner.Returned = LanguageCommands.Return;
    }

    // Of what a cell runs in turn, nothing is the next command; what a command runs would wait for the command's own end.
    private void RunDeferred()
    {
        CellRun? run = CellRun.Current;
        if (run is null || run == latest || IsWithinCommand()) return;
        latest = run;
        scripts.Runner.RunTask(DeferredAsync, run);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsWithinCommand() => CSharpKernel.IsWithinCommand;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Task DeferredAsync() => kernels!.RunDeferredAsync();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Known(string magic) => kernels!.Knows(magic);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private string? Chosen(string magic) => kernels!.Language(magic);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Has(string kernel) => kernels!.Added(kernel);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private IReadOnlyList<SessionVariable>? Declared(string kernel) => kernels!.Variables(kernel);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Task LoadAsync(Assembly assembly) => kernels!.LoadAsync(assembly);

    private void Report(string file, CellError error) =>
        output.Write("stderr", $"The extension {file} did not load; the cell goes on without it. {string.Join('\n', error.Traceback)}\n");
}
