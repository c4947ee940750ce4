using System.Diagnostics;
using System.Runtime.ExceptionServices;
using NotebookKernel.Display;
using NotebookKernel.Execution.Errors;
using NotebookKernel.Execution.Extensions;
using NotebookKernel.Execution.FSharp;
using NotebookKernel.Execution.Magics;
using NotebookKernel.Execution.Output;

namespace NotebookKernel.Execution;

/// <summary>
/// Runs the cells of a notebook, one after the other; each sees what those before it declared, loaded and imported.
/// </summary>
public sealed class CSharpSession : IDisposable
{
    private static readonly TextWriter Out, Error;

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly SessionOutput output;
    private readonly CSharpScripts scripts;
    private readonly FSharpCells fsharp;
    private readonly MagicCommands commands;
    private CellRun? running;
    private CellRun? last;
    private int cells;

    // The process's console and its unhandled exceptions are the cell's that uses them; code that belongs to no cell keeps its own.
    static CSharpSession()
    {
        Console.SetOut(new CellWriter("stdout", Console.Out));
        Console.SetError(new CellWriter("stderr", Console.Error));
        Console.SetIn(new CellReader());
        (Out, Error) = (Console.Out, Console.Error);
        InteractiveFormatters.Listen();
        ExceptionHandling.SetUnhandledExceptionHandler(UnhandledExceptions.Report);
    }

    /// <summary>Starts a session. It is quick: the compiler is loaded by the first cell, or by <see cref="WarmUpAsync"/>.</summary>
    /// <param name="options">Where the notebook lies, and limits.</param>
    public CSharpSession(SessionOptions options)
    {
        output = new SessionOutput(options.OutputLimit);
        scripts = new CSharpScripts(options, scripts => new KernelExtensions(scripts, output, ExecuteAsync, VariablesOf));
        fsharp = new FSharpCells(scripts.Context, scripts.Folder);
        commands = new MagicCommands(
            RunPartsAsync, scripts.Runner.Perform, () => scripts.Runner.Variables, fsharp, scripts.Extensions, scripts.Folder);
    }

    /// <summary>Runs one cell and waits for its end. Cells run in the order of the calls.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="output">Takes the cell's output, also what its background work writes until the next cell begins.</param>
    /// <param name="number">The number that tracebacks name the cell by; null for the next.</param>
    /// <param name="cancel">Interrupts the cell.</param>
    /// <returns>What went wrong in the cell, which is not thrown; null when it ran to its end.</returns>
    public Task<CellError?> ExecuteAsync(string code, IOutputSink output, int? number = null, CancellationToken cancel = default)
    {
        Task turn = this.turn.WaitAsync(CancellationToken.None);
        // A thread of its own: cells can keep every thread of the pool busy.
        return Task.Factory.StartNew(
            () => Execute(turn, code, output, number, cancel),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The same, on the calling thread.</summary>
    internal CellError? Execute(string code, IOutputSink output, int number) =>
        Execute(turn.WaitAsync(CancellationToken.None), code, output, number, CancellationToken.None);

    private CellError? Execute(Task turn, string code, IOutputSink output, int? number, CancellationToken cancel)
    {
        turn.GetAwaiter().GetResult();
        CellRun run = new(this.output, ScriptCompiler.CellName(number ?? ++cells)) { Code = code };
        running = last = run;
        try
        {
            using CancellationTokenRegistration registration = cancel.Register(run.Interrupt);
            // A cell that took the console for itself has it until its end.
            if (Console.Out != Out) Console.SetOut(Out);
            if (Console.Error != Error) Console.SetError(Error);
            this.output.Begin(output);
            return ExecuteAsync(code, run).GetAwaiter().GetResult();
        }
        finally
        {
            running = null;
            this.output.Flush();
            this.turn.Release();
        }
    }

    /// <summary>Stops the running cell; without one, does nothing. A second call gives up a cell that is caught in compiled code.</summary>
    public void Interrupt() => running?.Interrupt();

    /// <summary>Loads the compiler and runs through all of it once, so that the first cell is as quick as the others.</summary>
    public Task WarmUpAsync() => scripts.WarmUpAsync();

    /// <inheritdoc/>
    public void Dispose()
    {
        Interrupt();
        last?.Forget();
        scripts.Dispose();
        fsharp.Dispose();
        output.Dispose();
    }

    /// <summary>The compilation that code would be if it ran next: what completion and inspection look at.</summary>
    internal CSharpCompilation Sketch(SyntaxTree tree) => scripts.Sketch(tree);

    /// <summary>The names that a dotted name of F# can go on with.</summary>
    internal IEnumerable<string> CompleteFSharp(string name) => fsharp.Complete(name);

    private Task<CellError?> ExecuteAsync(string code, CellRun run) => run.TryAsync(() => RunPartsAsync(code, run));

    private async Task RunPartsAsync(string code, CellRun run, string language = "csharp")
    {
        Magic? chosen = null;
        Stopwatch? clock = null;
        foreach (string part in Magic.Parts(code))
        {
            string text = part;
            if (Magic.Parse(part) is { } magic)
            {
                (text, string? other) = (magic.Body, MagicTable.Language(magic.Name) ?? scripts.Extensions.Language(magic.Name));
                if (other is not null) (language, chosen) = (other, magic);
                if (magic.Name == "time") clock = Stopwatch.StartNew();
                else if (other is null) text = await ObeyAsync(magic, language, run).ConfigureAwait(false);
            }
            if (!string.IsNullOrWhiteSpace(text)) await RunPartAsync(language, chosen, text, run).ConfigureAwait(false);
        }
        if (clock is null) return;
        MimeBundle time = MimeBundle.Text(
            string.Create(CultureInfo.InvariantCulture, $"Wall time: {clock.Elapsed.TotalMilliseconds:0.###} ms"));
        output.Send(sink => sink.Display(time, null));
    }

    private IReadOnlyList<SessionVariable> VariablesOf(string language) =>
        language == "csharp" ? scripts.Runner.Variables : language == "fsharp" ? fsharp.Values : [];

    private Task<string> ObeyAsync(Magic magic, string language, CellRun run) =>
        !MagicTable.IsCommand(magic.Name) && scripts.Extensions.Knows(magic.Name)
            ? Task.FromResult(scripts.Extensions.Obey(magic, run)) : commands.ObeyAsync(magic, language, run);

    private Task RunPartAsync(string language, Magic? chosen, string code, CellRun run)
    {
        if (language == "csharp") return scripts.RunAsync(code, run);
        if (language == "library") return scripts.RunLibraryAsync(code, run);
        if (language == "fsharp") return RunFSharpAsync(code, run);
        if (MarkupCells.Show(language, code.Trim('\r', '\n')) is { } shown) output.Send(sink => sink.Display(shown, null));
        else scripts.Extensions.Obey(chosen! with { Body = code }, run);
        return Task.CompletedTask;
    }

    private async Task RunFSharpAsync(string code, CellRun run)
    {
        string script = await scripts.ResolveReferencesAsync(code, run).ConfigureAwait(false);
        scripts.AddShared(FSharpCompiler.CorePath
            ?? throw new DirectiveFailure("#!fsharp", 1, "F# comes with the .NET SDK, which is not beside the runtime. Install the SDK."));
        scripts.InitializeLibraries(run);
        scripts.Runner.Run(() => fsharp.Run(script, run.Cell, scripts.References), run);
    }
}
