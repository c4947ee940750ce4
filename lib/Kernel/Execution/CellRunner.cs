using System.Reflection;
using NotebookKernel.Display;

namespace NotebookKernel.Execution;

/// <summary>Runs the compiled cells of a session, all on one thread unless it had to be given up, and stops them when asked.</summary>
/// <param name="context">Loads them.</param>
/// <param name="inCells">Whether cells of others have these run, which are then on threads of their own that know who asked.</param>
internal sealed class CellRunner(SessionLoadContext context, bool inCells = false) : IDisposable
{
    private const int TriesBeforeNews = 4;

    private static readonly TimeSpan Courtesy = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Repeat = TimeSpan.FromMilliseconds(500);

    private CellThread? thread;
    private object?[] submissions = new object?[16];
    private int slots, active;

    /// <summary>What is entered around all that runs, and left at its end.</summary>
    public Func<IDisposable?>? Surround { get; set; }

    /// <summary>Told of the value of a cell's last expression.</summary>
    public Action<object?>? Returned { get; set; }

    /// <summary>The variables that the cells so far left.</summary>
    public IReadOnlyList<SessionVariable> Variables => SessionVariable.Of(submissions);

    /// <summary>Runs a cell and shows the value of its last expression.</summary>
    public void Run(CompiledCell cell, CellRun run)
    {
        if (cell.Assembly is null) return;
        var entry = LoadEntry(cell);
        run.Lines = null;
        // Every cell with code takes the next place; the array grows ahead of it.
        if (++slots + 1 >= submissions.Length) Array.Resize(ref submissions, submissions.Length * 2);
        // Code in the background may send one beside another that takes the same place.
        Run(entry, cell.LeavesNothing ? [.. submissions] : submissions, run, cell.EndsInValue);
    }

    /// <summary>
    /// Moves the variables of the last cells to one that declares them all, where they are many, and forgets those cells; not while a
    /// cell runs.
    /// </summary>
    /// <param name="compiler">What compiled them.</param>
    public void Unite(ScriptCompiler compiler)
    {
        if (Volatile.Read(ref active) > 0 || compiler.CompileUnion() is not { } union) return;
        compiler.Unite(union, () => Unite(union));
    }

    // Does nothing if a variable's type is another one there, or does not load.
    private bool Unite(CompiledCell union)
    {
        Dictionary<string, SessionVariable> variables = Variables.ToDictionary(variable => variable.Name);
        Func<object?[], Task<object?>> entry;
        try
        {
            entry = LoadEntry(union);
        }
        catch (Exception failure) when (failure is TypeLoadException or IOException or BadImageFormatException)
        {
            return false;
        }
        FieldInfo[] fields = SessionVariable.FieldsOf(entry.Method.DeclaringType!);
        if (fields.Any(field => field.FieldType != variables.GetValueOrDefault(field.Name)?.Type)) return false;
        entry(submissions).GetAwaiter().GetResult();
        slots = Array.FindIndex(submissions, cell => cell?.GetType() == entry.Method.DeclaringType);
        foreach (FieldInfo field in fields) field.SetValue(submissions[slots], variables[field.Name].Value);
        Array.Clear(submissions, slots + 1, submissions.Length - slots - 1);
        return true;
    }

    /// <summary>Runs code that is compiled otherwise, as a cell runs, and shows the value that it returns.</summary>
    public void Run(Func<object?> code, CellRun run) => Run(_ => Task.FromResult(code()), [], run);

    /// <summary>The same for code that is asynchronous and returns nothing.</summary>
    public void RunTask(Func<Task> work, CellRun run) => Run(
        async _ =>
        {
            await work().ConfigureAwait(false);
            return null;
        },
        [],
        run);

    /// <summary>Does something as a cell runs, and shows nothing of it.</summary>
    public void Perform(Action action, CellRun run) => Run(
        () =>
        {
            action();
            return null;
        },
        run);

    /// <summary>Runs the module initializers of libraries, as a cell runs.</summary>
    /// <param name="libraries">Their simple names.</param>
    /// <param name="run">The run of the cell that waits for them.</param>
    /// <exception cref="TypeInitializationException">An initializer threw, now or when it ran.</exception>
    public void Initialize(IReadOnlyList<string> libraries, CellRun run)
    {
        if (libraries.Count == 0) return;
        Perform(
            () =>
            {
                foreach (string library in libraries) context.Initialize(library);
            },
            run);
    }

    /// <inheritdoc/>
    public void Dispose() => thread?.GiveUp();

    // Waits on the calling thread, and stops cells from a thread of its own: cells can keep every thread of the pool busy.
    private void Run(Func<object?[], Task<object?>> entry, object?[] submissions, CellRun run, Func<bool>? hasValue = null)
    {
        TaskCompletionSource done = new();
        // What a running cell asks for cannot wait for its thread.
        bool inner = Interlocked.Increment(ref active) > 1 || inCells;
        CellThread cells = inner ? new CellThread() : thread is { GivenUp: false } ? thread : thread = new CellThread();
        try
        {
            cells.Post(run, () => RunOnThread(entry, submissions, run, hasValue, done));
            using (run.Stopped.UnsafeRegister(_ => new Thread(() => Stop(cells, run, done)) { IsBackground = true, Name = "stop" }.Start(), null))
                done.Task.GetAwaiter().GetResult();
        }
        finally
        {
            Interlocked.Decrement(ref active);
            if (inner) cells.GiveUp();
        }
    }

    private void RunOnThread(
        Func<object?[], Task<object?>> entry, object?[] submissions, CellRun run, Func<bool>? hasValue, TaskCompletionSource done)
    {
        try
        {
            run.Enter();
            using (Surround?.Invoke())
                Show(entry(submissions).GetAwaiter().GetResult(), run, hasValue);
            done.TrySetResult();
        }
        catch (Exception failure)
        {
            done.TrySetException(failure);
        }
    }

    private void Show(object? value, CellRun run, Func<bool>? hasValue)
    {
        if ((value is null && hasValue?.Invoke() != true) || value is DisplayHandle || run.Insisted) return;
        MimeBundle data = Formatter.Format(value);
        Returned?.Invoke(value);
        run.Output.Send(sink => sink.Result(data));
    }

    // The cell's own checks come first, then waits are broken. Compiled code that neither waits nor writes is left to itself
    // when the user asks a second time: aborting its thread would be likely to end the process and the notebook's state with it.
    private static void Stop(CellThread thread, CellRun run, TaskCompletionSource done)
    {
        if (EndsWithin(done.Task, Courtesy)) return;
        // One that runs on has not met a check yet, and its handlers could not write with an interrupt pending.
        if (!thread.Waits && EndsWithin(done.Task, Repeat)) return;
        for (int tries = 1; ; tries++)
        {
            // An interrupt that finds no wait stays pending: it would meet the handler that saves what another, or a check, stopped.
            if (tries == (run.Stopping ? TriesBeforeNews : 1) || thread.Waits) thread.Interrupt(run);
            if (EndsWithin(done.Task, Repeat)) return;
            if (run.Insisted) break;
            if (tries == TriesBeforeNews)
            {
                run.Output.Write("stderr", "Still running: compiled code, or a lambda that is one expression, as in a LINQ query. "
                    + "It stops when it next waits or writes. Interrupt again to leave it to itself; x => { return …; } can be stopped.\n");
            }
        }
        thread.GiveUp();
        done.TrySetException(new OperationCanceledException(
            "Compiled code did not stop. It goes on in the background; restart the kernel to end it."));
    }

    private static bool EndsWithin(Task done, TimeSpan time) => Task.WaitAny([done], time) == 0;

    private Func<object?[], Task<object?>> LoadEntry(CompiledCell cell)
    {
        Assembly assembly = context.LoadCell(cell);
        MethodInfo method = assembly.GetType(cell.EntryType, throwOnError: true)!
            .GetMethod(cell.EntryMethod, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        return method.CreateDelegate<Func<object?[], Task<object?>>>();
    }
}
