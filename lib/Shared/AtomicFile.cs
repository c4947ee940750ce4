namespace FilterGen;

/// <summary>Replaces files whole: a reader sees the old content or the new, never a part of it.</summary>
internal static class AtomicFile
{
    /// <summary>Replaces a file by <paramref name="content"/>, as the other overload does.</summary>
    public static void Replace(string path, byte[] content) => Replace(path, stream => stream.Write(content));

    /// <summary>
    /// Writes to <c>path.tmp</c>, flushes it to the disk and renames it over <paramref name="path"/>. If anything fails,
    /// the file that was there stays as it was and the temporary one is removed. A temporary file that a killed
    /// process left behind is overwritten.
    /// </summary>
    /// <param name="path">The file to create or replace; its folder is made if it is missing.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">The file cannot be written, or another process is writing it just now.</exception>
    public static void Replace(string path, Action<Stream> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var temporary = path + ".tmp";
        // Opened before the try: a process that cannot open the file because another one writes it must not delete it.
        var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16);
        try
        {
            using (stream)
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
