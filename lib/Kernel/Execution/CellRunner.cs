using System.Reflection;
using System.Runtime;
using Workbook.Display;

namespace Workbook.Execution;

/// <summary>Runs the compiled cells of a session, each on a thread of its own, and stops them when asked.</summary>
internal sealed class CellRunner(SessionLoadContext context)
{
    private const int StackSize = 16 << 20;

    private static readonly TimeSpan Courtesy = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Repeat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    private object?[] submissions = new object?[16];
    private int slots;

    /// <summary>Runs a cell and shows the value of its last expression.</summary>
    public async Task RunAsync(CompiledCell cell, CellRun run)
    {
        if (cell.Assembly is null) return;
        var entry = LoadEntry(cell);
        // Every cell with code takes the next place; the array grows ahead of it.
        if (++slots + 1 >= submissions.Length) Array.Resize(ref submissions, submissions.Length * 2);
        await RunAsync(entry, submissions, run).ConfigureAwait(false);
    }

    private static async Task RunAsync(Func<object?[], Task<object?>> entry, object?[] submissions, CellRun run)
    {
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenSource abort = new();
        Thread thread = new(() => RunOnThread(entry, submissions, run, done, abort.Token), StackSize)
        {
            IsBackground = true,
            Name = "cell",
        };
        thread.Start();
        using (run.Stopped.UnsafeRegister(_ => _ = StopAsync(thread, run, done.Task, abort), null))
            await done.Task.ConfigureAwait(false);
    }

    private static void RunOnThread(
        Func<object?[], Task<object?>> entry,
        object?[] submissions,
        CellRun run,
        TaskCompletionSource done,
        CancellationToken abort)
    {
        try
        {
            run.Enter();
#pragma warning disable SYSLIB0046 // The last resort for a cell that nothing else stops, taken only when the user insists.
            ControlledExecution.Run(() => Show(entry(submissions).GetAwaiter().GetResult(), run), abort);
#pragma warning restore SYSLIB0046
            done.TrySetResult();
        }
        catch (Exception failure)
        {
            done.TrySetException(failure);
        }
    }

    private static void Show(object? value, CellRun run)
    {
        if (value is null or DisplayHandle) return;
        MimeBundle data = Formatter.Format(value);
        run.Output.Send(sink => sink.Result(data));
    }

    // The cell's own checks come first, then waits are broken; compiled code that neither waits nor writes is aborted only
    // when the user asks a second time, since an abort at an unlucky place can end the process.
    private static async Task StopAsync(Thread thread, CellRun run, Task done, CancellationTokenSource abort)
    {
        if (await EndsWithinAsync(done, Courtesy).ConfigureAwait(false)) return;
        bool told = false;
        for (TimeSpan waited = Courtesy; !done.IsCompleted; waited += Repeat)
        {
            thread.Interrupt();
            if (await EndsWithinAsync(done, Repeat).ConfigureAwait(false)) return;
            if (!told && waited > Patience)
            {
                told = true;
                run.Output.Write("stderr", "Compiled code is still running; it stops at its next output. Interrupt again to abort it.\n");
            }
            if (!run.Insisted) continue;
            abort.Cancel();
            return;
        }
    }

    private static async Task<bool> EndsWithinAsync(Task done, TimeSpan time) =>
        await Task.WhenAny(done, Task.Delay(time)).ConfigureAwait(false) == done;

    private Func<object?[], Task<object?>> LoadEntry(CompiledCell cell)
    {
        Assembly assembly = context.LoadCell(cell.Assembly!, cell.Symbols!);
        MethodInfo method = assembly.GetType(cell.EntryType, throwOnError: true)!
            .GetMethod(cell.EntryMethod, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        return method.CreateDelegate<Func<object?[], Task<object?>>>();
    }
}
