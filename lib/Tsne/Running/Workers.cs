using System.Runtime.ExceptionServices;

namespace FilterGen.Tsne.Running;

/// <summary>
/// Runs loops on several threads. What a loop computes does not depend on their number: the blocks are the same ones, and sums
/// over blocks are added up in the blocks' order.
/// </summary>
/// <param name="threads">At least 1.</param>
internal sealed class Workers(int threads)
{
    private readonly ParallelOptions options = new() { MaxDegreeOfParallelism = threads };

    /// <summary>
    /// Calls a body for each block of 0 to <paramref name="count"/>. What a body throws arrives as it is, and when nothing runs any more.
    /// An interrupt of the calling thread waits until all is done: above it may stand native code, as in the backward pass of one of
    /// torch's functions, through which no exception can go.
    /// </summary>
    /// <param name="count">Number of items.</param>
    /// <param name="block">Items per block; the last has what is left.</param>
    /// <param name="body">Given the first item and the one past the last.</param>
    public void For(int count, int block, Action<int, int> body)
    {
        var blocks = (count + block - 1) / block;
        if (threads == 1 || blocks < 2)
        {
            for (var i = 0; i < blocks; i++) body(i * block, Math.Min(count, (i + 1) * block));
            return;
        }
        int running = 0, stopped = 0;
        var begun = new bool[blocks];
        void Block(int i)
        {
            begun[i] = true;
            body(i * block, Math.Min(count, (i + 1) * block));
        }
        try
        {
            Parallel.For(0, blocks, options, i =>
            {
                Interlocked.Increment(ref running);
                try
                {
                    if (Volatile.Read(ref stopped) == 0) Block(i);
                }
                finally
                {
                    Interlocked.Decrement(ref running);
                }
            });
        }
        catch (Exception error)
        {
            // What ends this thread's wait does not end the blocks that run: the caller would free their memory.
            Interlocked.Exchange(ref stopped, 1);
            while (Volatile.Read(ref running) > 0) Thread.Yield();
            if (error is ThreadInterruptedException)
            {
                for (var i = 0; i < blocks; i++)
                {
                    if (!begun[i]) Block(i);
                }
                Thread.CurrentThread.Interrupt();
                return;
            }
            if (error is AggregateException { InnerExceptions: [var first, ..] }) ExceptionDispatchInfo.Throw(first);
            throw;
        }
    }

    /// <summary>Adds up what a body returns for each block.</summary>
    /// <inheritdoc cref="For"/>
    public double Sum(int count, int block, Func<int, int, double> body)
    {
        var sums = new double[(count + block - 1) / block];
        For(count, block, (begin, end) => sums[begin / block] = body(begin, end));
        return sums.Sum();
    }
}
