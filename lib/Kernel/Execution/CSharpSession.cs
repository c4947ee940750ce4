using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Workbook.Display;
using Workbook.Execution.Errors;
using Workbook.Execution.Output;
using Workbook.Execution.References;

namespace Workbook.Execution;

/// <summary>
/// Runs the cells of a notebook, one after the other; each sees what those before it declared, loaded and imported.
/// </summary>
public sealed class CSharpSession : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly SessionLoadContext context = new();
    private readonly SessionOutput output;
    private readonly CellRunner runner;
    private readonly SessionOptions options;
    private readonly Lazy<ScriptCompiler> compiler;
    private CellRun? running;
    private int cells;

    /// <summary>Starts a session. It is quick: the compiler is loaded by the first cell, or by <see cref="WarmUpAsync"/>.</summary>
    /// <param name="options">Where the notebook lies, and limits.</param>
    public CSharpSession(SessionOptions options)
    {
        this.options = options;
        output = new SessionOutput(options.OutputLimit);
        runner = new CellRunner(context);
        compiler = new Lazy<ScriptCompiler>(CreateCompiler);
        ConsoleRedirection.Install();
        UnhandledExceptions.Install();
    }

    /// <summary>Runs one cell and waits for its end. Cells run in the order of the calls.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="output">Takes the cell's output, also what its background work writes until the next cell begins.</param>
    /// <param name="cancel">Interrupts the cell.</param>
    /// <returns>How the cell ended; errors of the cell are in it, not thrown.</returns>
    public Task<CellResult> ExecuteAsync(string code, IOutputSink output, CancellationToken cancel = default) =>
        ExecuteAsync(code, output, null, cancel);

    /// <summary>As the public method, for a cell whose number the caller knows.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="output">Takes the cell's output.</param>
    /// <param name="number">The number that tracebacks name the cell by; null for the next.</param>
    /// <param name="cancel">Interrupts the cell.</param>
    internal async Task<CellResult> ExecuteAsync(string code, IOutputSink output, int? number, CancellationToken cancel)
    {
        await turn.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        CellRun run = new(this.output);
        running = run;
        try
        {
            using CancellationTokenRegistration registration = cancel.Register(run.Interrupt);
            this.output.Begin(output);
            return await Task.Run(() => ExecuteAsync(code, run, number), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            running = null;
            this.output.Flush();
            turn.Release();
        }
    }

    /// <summary>Stops the running cell; without one, does nothing. A second call is more forceful.</summary>
    public void Interrupt() => running?.Interrupt();

    /// <summary>Loads the compiler and runs through all of it once, so that the first cell is as quick as the others.</summary>
    public Task WarmUpAsync() => Task.Run(() =>
    {
        CompiledCell cell = compiler.Value.Compile("int Warm(int x) { return x + 1; }\nWarm(1)", CellNames.Of(0), [], CancellationToken.None);
        Formatter.Format(cell.EntryType);
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        Interrupt();
        output.Dispose();
    }

    /// <summary>The compilation that code would be if it ran next: what completion and inspection look at.</summary>
    internal CSharpCompilation Continue(SyntaxTree tree) => compiler.Value.Continue(tree);

    private async Task<CellResult> ExecuteAsync(string code, CellRun run, int? number)
    {
        cells++;
        string path = CellNames.Of(number ?? cells);
        try
        {
            CompiledCell cell = compiler.Value.Compile(code, path, [], run.Stopped);
            compiler.Value.Advance(cell);
            object? value = await runner.RunAsync(cell, run).ConfigureAwait(false);
            if (value is not null) output.Send(sink => sink.Result(Formatter.Format(value)));
            return CellResult.Success;
        }
        catch (CompilationFailure failure)
        {
            return CellResult.Failure(CompilationErrors.Describe(failure));
        }
        catch (Exception failure)
        {
            return CellResult.Failure(
                run.Interrupted ? RuntimeErrors.DescribeInterruption(failure) : RuntimeErrors.Describe(failure));
        }
    }

    private ScriptCompiler CreateCompiler() => new(
        [.. FrameworkReferences.Load(), AssemblyReference.Create(typeof(Notebook).Assembly.Location)],
        new ScriptSources(options.WorkingDirectory));
}
