using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NotebookKernel.Execution;

/// <summary>Stops running cells. Every loop and function of a cell is compiled with a call to <see cref="Check"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Interruption
{
    private static bool pending; // True for a while after any cell was interrupted.
    private static int requests;

    private const int MostStackOfAsync = 1 << 20, MostStackOfPool = 2 << 20, MostOfPoolOnceDeep = 1 << 14, MostOnceDeep = 1 << 18;
    private const int Step = 1 << 14; // What is left of a stack that suffices has room for this and for what a function calls.
    private const string TooDeep = "Asynchronous functions wait for each other more deeply than the stack allows: code calls itself without an end.";
    private const string TooDeepOfPool = "Functions call each other more deeply than a thread of the pool allows: code calls itself without an end.";

    [ThreadStatic]
    private static nint top; // The highest place on the thread's stack that an asynchronous function was seen at, or its first.

    [ThreadStatic]
    private static nuint known; // The complement of the lowest place on the thread's stack that is known to leave room; 0 for none.

    /// <summary>Throws when the running cell was interrupted.</summary>
    /// <exception cref="CellInterruptedException">The running cell was interrupted.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check()
    {
        if (Volatile.Read(ref pending)) ThrowIfInterrupted(nint.MaxValue);
    }

    /// <summary>As <see cref="Check"/>, at the start of a function, and throws before endless recursion would end the process.</summary>
    /// <exception cref="CellInterruptedException">The running cell was interrupted.</exception>
    /// <exception cref="InsufficientExecutionStackException">The stack is almost used up.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void CheckFunction()
    {
        byte here;
        if ((nuint)(&here) < ~known) CheckStack((nint)(&here));
        if (Volatile.Read(ref pending)) ThrowIfInterrupted((nint)(&here));
    }

    /// <summary>
    /// As <see cref="CheckFunction"/>, at the start of an asynchronous function. An exception that passes through so many of them that the
    /// stack was used up takes minutes, since each adds itself to its trace, so they may use no more than a part of it.
    /// </summary>
    /// <exception cref="CellInterruptedException">The running cell was interrupted.</exception>
    /// <exception cref="InsufficientExecutionStackException">The functions that wait for each other are too many.</exception>
    public static unsafe void CheckAsync()
    {
        CheckFunction();
        byte here;
        nint address = (nint)(&here);
        if (address > top) top = address;
        if (top - address > MostStackOfAsync) throw new InsufficientExecutionStackException(TooDeep);
    }

    /// <summary>As <see cref="CheckFunction"/>, where only an expression can stand.</summary>
    /// <returns>True.</returns>
    public static bool Passed()
    {
        CheckFunction();
        return true;
    }

    /// <summary>As <see cref="CheckFunction"/>, before a delegate is called.</summary>
    /// <returns>The delegate.</returns>
    public static T Checked<T>(T function)
    {
        CheckFunction();
        return function;
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
    private static void CheckStack(nint address)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (top == 0) top = address;
        if (top - address > MostStackOfPool && Thread.CurrentThread.IsThreadPoolThread) ThrowTooDeep();
        known = ~(nuint)(address - Step);
    }

    // Functions that call each other in parallel go on to do so while others are being left, and each time the garbage collector reads
    // all these stacks. So once one is too deep, the others that are nested in each other end, too.
    private static void ThrowTooDeep()
    {
        if (CellRun.Current is { TooDeep: false } run)
        {
            run.TooDeep = true;
            Request();
        }
        throw new InsufficientExecutionStackException(TooDeepOfPool);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowIfInterrupted(nint address)
    {
        if (CellRun.Current is not { } run) return;
        run.ThrowIfInterrupted();
        if (run.TooDeep && top - address > (Thread.CurrentThread.IsThreadPoolThread ? MostOfPoolOnceDeep : MostOnceDeep)) ThrowTooDeep();
    }
}
