using System.Security.Cryptography;
using System.Text;

namespace FilterGen.Training.Results;

/// <summary>Keeps two processes of one machine from changing the same file at once. The lock lies outside the file's folder.</summary>
internal static class FileLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits for the lock; disposing the result gives it back.</summary>
    /// <param name="path">The file to change, as an absolute path.</param>
    /// <exception cref="TimeoutException">Another process kept it for 30 seconds.</exception>
    public static IDisposable Take(string path)
    {
        var name = $"filtergen-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..16]}.lock";
        var file = Path.Combine(Path.GetTempPath(), name);
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e)
            {
                if (TimeProvider.System.GetElapsedTime(start) > Patience)
                    throw new TimeoutException($"{path} is being changed by another process ({file} is locked). End it and run again.", e);
                Thread.Sleep(Pause);
            }
        }
    }
}
