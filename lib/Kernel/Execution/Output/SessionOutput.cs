namespace CSharpKernel.Execution.Output;

/// <summary>
/// The one road from a session's code to the sinks of its cells: keeps the order, joins what is written within a moment, and
/// stops console output that grows without end. Background work that outlives its cell writes to the cell that ran last.
/// </summary>
internal sealed class SessionOutput : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(25);
    private const int LargestPart = 1 << 18;

    // Sinks may echo to the console, whose stream locks Console.Out; a cell that writes holds that lock when it comes here. So whoever
    // sends takes both, and in this order: the other way round, a cell and that thread would wait for each other for ever.
    private readonly Lock gate = new();
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
        lock (Console.Out) lock (gate)
        {
            SendPending();
            sink = next;
            length = 0;
        }
    }

    /// <summary>Console output.</summary>
    /// <param name="name">"stdout" or "stderr".</param>
    /// <param name="text">What is written.</param>
    public void Write(string name, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return;
        lock (Console.Out) lock (gate)
        {
            if (name != stream) SendPending();
            stream = name;
            if (length > limit) return;
            pending.Append(text);
            if (pending.Length >= LargestPart)
            {
                SendPending();
            }
            else if (!scheduled)
            {
                scheduled = true;
                written.Set();
            }
        }
    }

    /// <summary>Gives something other than console text to the sink, after all console text before it.</summary>
    public void Send(Action<IOutputSink> message)
    {
        lock (Console.Out) lock (gate)
        {
            SendPending();
            if (sink is not null) message(sink);
        }
    }

    /// <summary>Takes back the line begun on stdout when it was not sent yet: a question is shown with it as its prompt.</summary>
    public string TakePrompt()
    {
        lock (Console.Out) lock (gate)
        {
            string text = stream == "stdout" ? pending.ToString() : "";
            string prompt = text[(text.LastIndexOf('\n') + 1)..];
            pending.Length -= prompt.Length;
            SendPending();
            return prompt;
        }
    }

    /// <summary>Sends what is waiting.</summary>
    public void Flush()
    {
        lock (Console.Out) lock (gate) SendPending();
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
            Flush();
        }
    }

    private void SendPending()
    {
        scheduled = false;
        if (pending.Length == 0) return;
        string text = pending.ToString();
        pending.Clear();
        long room = limit - length;
        length += Lasting(text);
        if (length <= limit)
        {
            sink?.Stream(stream, text);
            return;
        }
        sink?.Stream(stream, text[..(int)Math.Min(text.Length, room)]);
        sink?.Stream("stderr", $"\nThe cell wrote more than {limit:N0} characters; the rest of its console output is dropped.\n");
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
