namespace Workbook.Sweep;

/// <summary>The log of a run that is under way. It is open for this process alone, so that no other takes the same run.</summary>
internal sealed class RunLog : IDisposable
{
    private const int Kept = 40;

    /// <summary>What the error of an open says when another process has the file.</summary>
    private static readonly int Held = OperatingSystem.IsWindows() ? 32 : OperatingSystem.IsMacOS() ? 35 : 11;

    private readonly Lock sync = new();
    private readonly StreamWriter writer;
    private readonly Queue<string> errors = new();

    private RunLog(string path, FileStream stream)
    {
        Path = path;
        writer = new(stream) { AutoFlush = true };
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The last lines of standard error, oldest first.</summary>
    public IReadOnlyList<string> Errors
    {
        get
        {
            lock (sync) return [.. errors];
        }
    }

    /// <summary>Begins a log; the one of an earlier attempt is overwritten.</summary>
    /// <returns>Null while another process has it open.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static RunLog? TryBegin(string path)
    {
        FileStream stream;
        try
        {
            stream = new(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        }
        catch (IOException error) when ((error.HResult & 0xffff) == Held)
        {
            return null;
        }
        stream.SetLength(0);
        return new(path, stream);
    }

    /// <summary>Copies what a process writes, up to its end.</summary>
    /// <param name="reader">Its standard output or standard error.</param>
    /// <param name="isError">Whether it is standard error.</param>
    public async Task CopyAsync(StreamReader reader, bool isError)
    {
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            lock (sync)
            {
                writer.WriteLine(line);
                if (!isError) continue;
                errors.Enqueue(line);
                if (errors.Count > Kept) errors.Dequeue();
            }
        }
    }

    public void Dispose() => writer.Dispose();
}
