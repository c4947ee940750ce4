namespace Workbook.Documents;

/// <summary>Replaces a file as a whole or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>Writes text as UTF-8, like <see cref="WriteAllBytes"/>.</summary>
    public static void WriteAllText(string path, string text) => WriteAllBytes(path, Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// Writes <paramref name="bytes"/> beside <paramref name="path"/>, flushes them to disk and renames that over the file there.
    /// </summary>
    /// <exception cref="IOException">The disk is full or the folder cannot be written; what stood at the path is unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void WriteAllBytes(string path, byte[] bytes)
    {
        var link = new FileInfo(path).LinkTarget is null ? null : File.ResolveLinkTarget(path, returnFinalTarget: true);
        var target = link?.FullName ?? Path.GetFullPath(path);
        var temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Environment.ProcessId}.tmp");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }
            if (!OperatingSystem.IsWindows() && File.Exists(target)) File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
