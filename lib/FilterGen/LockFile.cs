namespace FilterGen;

/// <summary>Files that serve as locks between processes: one is held while it is open.</summary>
internal static class LockFile
{
    /// <summary>What the error of an open says when another process or thread holds the file.</summary>
    private static readonly int Held = OperatingSystem.IsWindows() ? 32 : OperatingSystem.IsMacOS() ? 35 : 11;

    /// <summary>Takes the lock; disposing the result gives it back.</summary>
    /// <param name="path">The file; it is made if it is missing.</param>
    /// <returns>Null while another process or thread holds it.</returns>
    /// <exception cref="IOException">The file cannot be opened, and waiting would not help.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is another user's, or is a folder.</exception>
    public static FileStream? TryTake(string path)
    {
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when ((error.HResult & 0xffff) == Held)
        {
            return null;
        }
    }
}
