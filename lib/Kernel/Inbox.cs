using System.Collections.Concurrent;

namespace NotebookKernel;

/// <summary>
/// A queue that one thread empties. Unlike <see cref="BlockingCollection{T}"/> it does not spin before it waits: where cells keep all
/// processors busy, every turn of a spin lets each of their threads go first.
/// </summary>
internal sealed class Inbox<T>
{
    private readonly ConcurrentQueue<T> items = [];
    private readonly AutoResetEvent arrived = new(false);

    /// <summary>Whether nothing more is taken.</summary>
    public bool Completed { get; private set; }

    /// <summary>Adds an item; it is dropped once the queue is completed.</summary>
    public void Add(T item)
    {
        if (Completed) return;
        items.Enqueue(item);
        arrived.Set();
    }

    /// <summary>Takes nothing more; what is there is still given out.</summary>
    public void Complete()
    {
        Completed = true;
        arrived.Set();
    }

    /// <summary>Takes an item that is there.</summary>
    public bool TryTake([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T item) => items.TryDequeue(out item);

    /// <summary>All items, as they arrive, until the queue is completed and empty.</summary>
    public IEnumerable<T> TakeAll()
    {
        while (true)
        {
            while (items.TryDequeue(out T? item)) yield return item;
            if (Completed && items.IsEmpty) yield break;
            arrived.WaitOne();
        }
    }
}
