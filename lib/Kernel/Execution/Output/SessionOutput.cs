using System.Collections.Concurrent;

namespace NotebookKernel.Execution.Output;

/// <summary>
/// The one road from a session's code to the sinks of its cells: keeps the order, joins what is written within a moment, and
/// stops console output that grows without end. Background work that outlives its cell writes to the cell that ran last.
/// </summary>
internal sealed class SessionOutput : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(25);
    private const int LargestPart = 1 << 18;

    // A cell may hold the console's lock, for ever even, when it comes here, and a sink that echoes to the console waits for that lock.
    // So whoever writes waits for no sink: it gives it the next message if nobody else is at it, who otherwise goes on with this one.
    private readonly Lock gate = new(), sending = new();
    private readonly ConcurrentQueue<Action> messages = [];
    private readonly StringBuilder pending = new();
    private readonly AutoResetEvent written = new(false);
    private readonly int limit;
    private string stream = "stdout";
    private IOutputSink? sink;
    private bool scheduled;
    private long length;
    private volatile bool disposed;

    /// <summary>Starts without a sink; what is written before the first <see cref="Begin"/> is dropped.</summary>
    /// <param name="limit">The most characters of console output per cell.</param>
    public SessionOutput(int limit)
    {
        this.limit = limit;
        // Not a timer: cells can keep all threads busy that would run it.
        new Thread(FlushAtTimes) { IsBackground = true, Name = "output" }.Start();
    }

    /// <summary>The sink of the cell that runs or ran last.</summary>
    public IOutputSink? Sink
    {
        get
        {
            lock (gate) return sink;
        }
    }

    /// <summary>Sends all that follows to <paramref name="next"/>.</summary>
    public void Begin(IOutputSink next)
    {
        lock (gate)
        {
            QueuePending();
            sink = next;
            length = 0;
        }
        Flush();
    }

    /// <summary>Console output.</summary>
    /// <param name="name">"stdout" or "stderr".</param>
    /// <param name="text">What is written.</param>
    public void Write(string name, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return;
        lock (gate)
        {
            if (name != stream) QueuePending();
            stream = name;
            if (length > limit) return;
            pending.Append(text);
            if (pending.Length >= LargestPart)
            {
                QueuePending();
            }
            else if (!scheduled)
            {
                scheduled = true;
                written.Set();
            }
        }
        TrySend();
    }

    /// <summary>Gives something other than console text to the sink, after all console text before it.</summary>
    public void Send(Action<IOutputSink> message)
    {
        lock (gate)
        {
            QueuePending();
            if (sink is { } to) messages.Enqueue(() => message(to));
        }
        TrySend();
    }

    /// <summary>Takes back the line begun on stdout when it was not sent yet: a question is shown with it as its prompt.</summary>
    public string TakePrompt()
    {
        string prompt;
        lock (gate)
        {
            string text = stream == "stdout" ? pending.ToString() : "";
            prompt = text[(text.LastIndexOf('\n') + 1)..];
            pending.Length -= prompt.Length;
        }
        Flush();
        return prompt;
    }

    /// <summary>Sends what is waiting, and waits until it is sent.</summary>
    public void Flush()
    {
        lock (gate) QueuePending();
        lock (sending) SendQueued();
    }

    public void Dispose()
    {
        disposed = true;
        written.Set();
        Flush();
    }

    private void FlushAtTimes()
    {
        while (written.WaitOne() && !disposed)
        {
            Thread.Sleep(Moment);
            lock (gate) QueuePending();
            TrySend();
        }
    }

    private void TrySend()
    {
        while (!messages.IsEmpty && sending.TryEnter())
        {
            try
            {
                SendQueued();
            }
            finally
            {
                sending.Exit();
            }
        }
    }

    private void SendQueued()
    {
        while (messages.TryDequeue(out Action? message)) message();
    }

    private void QueuePending()
    {
        scheduled = false;
        if (pending.Length == 0) return;
        string text = pending.ToString();
        pending.Clear();
        long room = limit - length;
        length += Lasting(text);
        if (sink is not { } to) return;
        string name = stream;
        bool fits = length <= limit;
        messages.Enqueue(() => to.Stream(name, fits ? text : text[..(int)Math.Min(text.Length, room)]));
        if (fits) return;
        messages.Enqueue(() =>
            to.Stream("stderr", $"\nThe cell wrote more than {limit:N0} characters; the rest of its console output is dropped.\n"));
    }

    // A progress bar that rewrites its line takes no room.
    private static int Lasting(string text)
    {
        int overwritten = 0;
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            // "\r\n" ends a line; it does not go back.
            overwritten += text.AsSpan(start, end - start).TrimEnd('\r').LastIndexOf('\r') + 1;
            start = end + 1;
        }
        return text.Length - overwritten;
    }
}
