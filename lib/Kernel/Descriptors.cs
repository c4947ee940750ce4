using Microsoft.Win32.SafeHandles;

namespace NotebookKernel;

/// <summary>
/// A reserve of file descriptors. Code that opens files and closes none can take all that the process may have, and without any no thread
/// starts, no front end gets through and the kernel would be of no more use. Windows counts none.
/// </summary>
internal static class Descriptors
{
    private const int Portions = 4, OfPortion = 16, Wanted = 4;

    private static readonly Lock Gate = new();
    private static readonly Stack<SafeFileHandle[]> Reserve = new();
    private static string? news;

    /// <summary>Sees that a few descriptors are free, by giving up a part of the reserve if need be, and fills the reserve if it can.</summary>
    public static void Ensure()
    {
        if (OperatingSystem.IsWindows()) return;
        lock (Gate)
        {
            while (Reserve.Count < Portions && Open(2 * OfPortion) is { } many) // As many stay free.
            {
                Reserve.Push(many[..OfPortion]);
                Close(many[OfPortion..]);
            }
            if (Open(Wanted) is { } free)
            {
                Close(free);
                return;
            }
            GC.Collect(); // What nobody has any more is closed with it, in a while.
            if (Reserve.TryPop(out SafeFileHandle[]? given)) Close(given);
            news = "The notebook has taken all file descriptors that its process may have, for files, sockets or the pipes of programs. "
                + (given is null ? "Restart the kernel." : "Some were kept for this case: close what is open, or restart the kernel.") + "\n";
        }
    }

    /// <summary>What the user is to know of it, once; null when all is well.</summary>
    public static string? TakeNews() => Interlocked.Exchange(ref news, null);

    private static SafeFileHandle[]? Open(int count)
    {
        List<SafeFileHandle> handles = [];
        try
        {
            while (handles.Count < count) handles.Add(File.OpenHandle("/dev/null", share: FileShare.ReadWrite | FileShare.Delete));
            return [.. handles];
        }
        catch (Exception none) when (none is IOException or UnauthorizedAccessException)
        {
            Close(handles);
            return null;
        }
    }

    private static void Close(IEnumerable<SafeFileHandle> handles)
    {
        foreach (SafeFileHandle handle in handles) handle.Dispose();
    }
}
