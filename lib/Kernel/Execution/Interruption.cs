using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CSharpKernel.Execution;

/// <summary>Stops running cells. Every loop and function of a cell is compiled with a call to <see cref="Check"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Interruption
{
    private static bool pending; // True for a while after any cell was interrupted.
    private static int requests;

    /// <summary>Throws when the running cell was interrupted.</summary>
    /// <exception cref="CellInterruptedException">The running cell was interrupted.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check()
    {
        if (Volatile.Read(ref pending)) ThrowIfInterrupted();
    }

    /// <summary>As <see cref="Check"/>, at the start of a function, and throws before endless recursion would end the process.</summary>
    /// <exception cref="CellInterruptedException">The running cell was interrupted.</exception>
    /// <exception cref="InsufficientExecutionStackException">The stack is almost used up.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckFunction()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (Volatile.Read(ref pending)) ThrowIfInterrupted();
    }

    /// <summary>Remembers which of a cell's own statements runs.</summary>
    /// <param name="first">The number of its first line in the cell, from 1.</param>
    /// <param name="last">That of its last line.</param>
    public static void At(int first, int last)
    {
        if (CellRun.Current is { } run) run.Lines = (first, last);
    }

    /// <summary>Turns the checks on for long enough that code which is now in a slow call still sees them.</summary>
    internal static void Request()
    {
        int request = Interlocked.Increment(ref requests);
        Volatile.Write(ref pending, true);
        _ = Task.Delay(TimeSpan.FromMinutes(1)).ContinueWith(
            _ =>
            {
                if (request == Volatile.Read(ref requests)) Volatile.Write(ref pending, false);
            },
            TaskScheduler.Default);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowIfInterrupted()
    {
        if (CellRun.Current is { Interrupted: true }) throw new CellInterruptedException();
    }
}
