namespace FilterGen.Training.Results;

/// <summary>
/// Keeps two processes from changing the same file at once. The lock is a hidden, empty file beside it, so that it also holds
/// between machines that share the folder. It stays there: a lock that is removed can be held twice.
/// </summary>
internal static class FileLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits for the lock; disposing the result gives it back.</summary>
    /// <param name="path">The file to change, as an absolute path.</param>
    /// <exception cref="TimeoutException">Another process kept it for 30 seconds.</exception>
    /// <exception cref="IOException">The lock cannot be written, for example because it is another user's.</exception>
    public static IDisposable Take(string path)
    {
        var file = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (TryTake(file, path) is { } held) return held;
            if (TimeProvider.System.GetElapsedTime(start) > Patience)
                throw new TimeoutException($"{path} is being changed by another process ({file} is locked). End it and run again.");
            Thread.Sleep(Pause);
        }
    }

    /// <summary>Where the lock on a file lies.</summary>
    internal static string PathOf(string path) => Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.lock");

    private static FileStream? TryTake(string file, string path)
    {
        try
        {
            return LockFile.TryTake(file);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{path} cannot be changed: expected a lock that can be written, found none "
                + $"({denied.Message.TrimEnd('.')}). Make {file} a file that you can write, or delete it, and run again.", denied);
        }
    }
}
