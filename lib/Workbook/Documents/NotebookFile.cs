namespace Workbook.Documents;

/// <summary>Notebooks on disk, in the form their extension names.</summary>
public static class NotebookFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether <paramref name="path"/> ends in .dib.</summary>
    public static bool IsDib(string path) => HasExtension(path, ".dib");

    /// <summary>Whether <paramref name="path"/> ends in .ipynb.</summary>
    public static bool IsIpynb(string path) => HasExtension(path, ".ipynb");

    /// <summary>Reads the notebook at <paramref name="path"/>.</summary>
    /// <exception cref="DocumentException">The file is missing, is not UTF-8, or is not the notebook its extension promises.</exception>
    public static NotebookDocument Load(string path)
    {
        CheckExtension(path);
        return Parse(ReadText(path), path);
    }

    /// <summary>Reads <paramref name="text"/> as the file <paramref name="path"/> would be read; errors name that file.</summary>
    /// <exception cref="DocumentException">The text is not the notebook the extension promises.</exception>
    public static NotebookDocument Parse(string text, string path) =>
        IsDib(path) ? DibReader.Read(text, path) : IpynbReader.Read(text, path);

    /// <summary>The text that <see cref="Save"/> would write.</summary>
    /// <exception cref="DocumentException">The document cannot be told as .dib.</exception>
    public static string Format(NotebookDocument document, string path) =>
        IsDib(path) ? DibWriter.Write(document, path) : IpynbWriter.Write(document);

    /// <summary>Writes <paramref name="document"/> to <paramref name="path"/>, as a whole or not at all.</summary>
    /// <exception cref="DocumentException">The extension is neither .dib nor .ipynb, or the document cannot be told as .dib.</exception>
    /// <exception cref="IOException">The file cannot be written; what stood there is unchanged.</exception>
    public static void Save(NotebookDocument document, string path)
    {
        CheckExtension(path);
        AtomicFile.WriteAllText(path, Format(document, path));
    }

    private static string ReadText(string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(path).AsSpan();
            if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
            return Decode(bytes, path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DocumentException(path, null, "there is no such file", error);
        }
    }

    private static string Decode(ReadOnlySpan<byte> bytes, string path)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException error)
        {
            var line = 1 + bytes[..Math.Clamp(error.Index, 0, bytes.Length)].Count((byte)'\n');
            throw new DocumentException(path, line, "expected UTF-8 text, found other bytes", error);
        }
    }

    private static void CheckExtension(string path)
    {
        if (IsDib(path) || IsIpynb(path)) return;
        throw new DocumentException(path, null, "expected a notebook, a file that ends in .dib or .ipynb");
    }

    private static bool HasExtension(string path, string extension) =>
        Path.GetExtension(path).Equals(extension, StringComparison.OrdinalIgnoreCase);
}
