using System.Security.Cryptography;
using Workbook.Documents;

namespace Workbook.Sync;

/// <summary>
/// What an .ipynb remembers of the text it was last in step with: a hash in its metadata. It tells which of two files that differ
/// was edited, where times of modification cannot (a fresh clone, an unpacked archive), and when both were.
/// </summary>
internal static class SyncRecord
{
    private const string Section = "workbook";
    private const string Key = "dib_sha256";

    /// <summary>The hash of a notebook's .dib text.</summary>
    public static string Hash(string dibText) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(dibText)).AsSpan(0, 8));

    /// <summary>The hash that <paramref name="ipynb"/> remembers, or null when it was never in step with a text.</summary>
    public static string? Read(NotebookDocument ipynb) => (ipynb.Metadata[Section] as JsonObject)?[Key]?.ToString();

    /// <summary>Makes <paramref name="ipynb"/> remember the text that it holds now.</summary>
    /// <exception cref="DocumentException">Its cells cannot be told as .dib.</exception>
    public static void Write(NotebookDocument ipynb, string path)
    {
        if (ipynb.Metadata[Section] is not JsonObject section) ipynb.Metadata[Section] = section = [];
        section[Key] = Hash(DibWriter.Write(ipynb, path));
    }
}
