namespace FilterGen.Data;

/// <summary>A lock between processes on one folder of the cache; it goes when its holder ends, however it ends.</summary>
internal sealed class CacheLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly FileStream file;

    private CacheLock(FileStream file) => this.file = file;

    /// <summary>Waits until no other process or thread holds the folder.</summary>
    /// <exception cref="DataUnavailableException">
    /// It is still held after <paramref name="limit"/>, or cannot be written at all.
    /// </exception>
    public static CacheLock Take(string folder, TimeSpan limit)
    {
        var path = Path.Combine(folder, ".lock");
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            if (TryTake(folder, path) is { } file)
                return new(file);
            if (waited >= limit)
                throw new DataUnavailableException($"{path} has been held by another process for {limit.TotalMinutes:0.#} minutes. " +
                    "Wait for that process, or end it, and run again.");
            if (waited == Pause * 20)
                Console.WriteLine($"Waiting for another process that fetches {Path.GetFileName(folder)} ...");
            Thread.Sleep(Pause);
        }
    }

    public void Dispose() => file.Dispose();

    private static FileStream? TryTake(string folder, string path)
    {
        try
        {
            return LockFile.TryTake(path);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw DataUnavailableException.NotWritable(folder, denied);
        }
    }
}
