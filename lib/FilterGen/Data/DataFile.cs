using System.Security.Cryptography;

namespace FilterGen.Data;

/// <summary>One file of a data set, unpacked.</summary>
/// <param name="Name">Its name, without a folder.</param>
/// <param name="Bytes">Its exact length.</param>
/// <param name="Sha256">Its SHA-256 in lower-case hexadecimal digits.</param>
public sealed record DataFile(string Name, long Bytes, string Sha256)
{
    /// <summary>The SHA-256 of a file on disk, in lower-case hexadecimal digits.</summary>
    internal static string Hash(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
