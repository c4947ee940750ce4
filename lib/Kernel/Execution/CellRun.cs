using NotebookKernel.Execution.Errors;
using NotebookKernel.Execution.Output;

namespace NotebookKernel.Execution;

/// <summary>One run of one cell. It follows the cell's code into the tasks and threads that the code starts.</summary>
/// <param name="output">Where its console output goes.</param>
/// <param name="cell">The cell's name.</param>
internal sealed class CellRun(SessionOutput output, string cell)
{
    private static readonly AsyncLocal<CellRun?> Flowing = new();
    private static CellRun? latest;

    private readonly CancellationTokenSource stop = new();
    private Thread? thread;
    private int outputChecked;
    private int requests;

    /// <summary>The run that the calling code belongs to; for code outside any flow, the one started last.</summary>
    public static CellRun? Current => Flowing.Value ?? Volatile.Read(ref latest);

    /// <summary>What the cell, or what it imports at the time, is called in diagnostics and stack frames.</summary>
    public string Cell { get; set; } = cell;

    /// <summary>The cell's whole text.</summary>
    public string Code { get; init; } = "";

    /// <summary>The first and last line, from 1, of the cell's own statement that began last; null before the first.</summary>
    public (int First, int Last)? Lines { get; set; }

    /// <summary>Where the run's console output goes.</summary>
    public SessionOutput Output { get; } = output;

    /// <summary>Whether the user asked the run to stop.</summary>
    public bool Interrupted => stop.IsCancellationRequested;

    /// <summary>Whether the user asked more than once.</summary>
    public bool Insisted => Volatile.Read(ref requests) > 1;

    /// <summary>Whether a check in the cell stopped the thread that it began on, so that handlers may run there.</summary>
    public bool Stopping { get; private set; }

    /// <summary>Whether functions that run in parallel called each other too deeply.</summary>
    public bool TooDeep { get; set; }

    /// <summary>Signalled when the user asks the run to stop.</summary>
    public CancellationToken Stopped => stop.Token;

    /// <summary>Makes this the run of the calling thread and of everything it starts.</summary>
    public void Enter()
    {
        thread = Thread.CurrentThread;
        Flowing.Value = this;
        Volatile.Write(ref latest, this);
    }

    /// <summary>Throws when the user asked the run to stop.</summary>
    /// <exception cref="CellInterruptedException">The user did.</exception>
    public void ThrowIfInterrupted()
    {
        if (!Interrupted) return;
        if (Thread.CurrentThread == thread) Stopping = true;
        throw new CellInterruptedException();
    }

    /// <summary>Makes this the run of what the caller goes on to do, without the console.</summary>
    public void Follow() => Flowing.Value = this;

    /// <summary>Does a part of the run, and gives what went wrong in it, which is not thrown; null when it was done to its end.</summary>
    public async Task<CellError?> TryAsync(Func<Task> part)
    {
        string cell = Cell;
        Follow();
        try
        {
            await part().ConfigureAwait(false);
            // Also when the cell caught what stopped it, the cells behind it are not to run.
            return Interrupted ? RuntimeErrors.DescribeInterruption(new ThreadInterruptedException()) : null;
        }
        catch (Exception failure)
        {
            return CellFailures.Describe(failure, this);
        }
        finally
        {
            Cell = cell;
        }
    }

    /// <summary>A run with the same output that is interrupted on its own.</summary>
    public CellRun Copy() => new(Output, Cell) { Code = Code, Lines = Lines };

    /// <summary>Gives the console back to the process when this run was the last to have it.</summary>
    public void Forget() => Interlocked.CompareExchange(ref latest, null, this);

    /// <summary>Asks the run to stop.</summary>
    public void Interrupt()
    {
        Interlocked.Increment(ref requests);
        Volatile.Write(ref outputChecked, 0);
        Descriptors.Ensure(); // What follows starts threads.
        Interruption.Request();
        stop.Cancel();
    }

    /// <summary>
    /// Throws once per interruption: writing output is a point where compiled code can stop too, as if it had to wait there, but
    /// a handler that then reports what it saved must be able to write.
    /// </summary>
    /// <exception cref="ThreadInterruptedException">The run was interrupted.</exception>
    public void CheckOnOutput()
    {
        if (!Interrupted) return;
        if (Thread.CurrentThread == thread)
            Thread.Sleep(0); // Delivers the thread's interrupt, unless something else did.
        else if (Interlocked.Exchange(ref outputChecked, 1) == 0)
            throw new ThreadInterruptedException(RuntimeErrors.Interrupted);
    }

    /// <summary>Asks the user on behalf of the calling code.</summary>
    /// <param name="prompt">What to show; null for the line that was begun on stdout.</param>
    /// <param name="password">Whether the answer is hidden while it is typed.</param>
    /// <exception cref="InvalidOperationException">Nobody is there to answer.</exception>
    public static string Ask(string? prompt, bool password)
    {
        CellRun? run = Current;
        return run?.Output.Sink is IInputSource input
            ? input.ReadLine(prompt ?? run.Output.TakePrompt(), password, run.Stopped)
            : throw new InvalidOperationException("The cell asks for input, but nobody is there to answer. Run it in Jupyter.");
    }
}
