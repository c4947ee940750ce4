using System.Security.Cryptography;

namespace NotebookKernel.Protocol;

/// <summary>Signs messages, so that only who has read the connection file can make the kernel run code.</summary>
/// <param name="key">The key of the connection file; empty to sign nothing and to take everything.</param>
internal sealed class MessageSigner(string key)
{
    /// <summary>The one signature scheme that Jupyter uses.</summary>
    public const string Scheme = "hmac-sha256";

    private readonly byte[] secret = Encoding.UTF8.GetBytes(key);

    /// <summary>The signature of the four JSON parts, as lower-case hexadecimal digits; empty without a key.</summary>
    public byte[] Sign(params ReadOnlySpan<byte[]> parts)
    {
        if (secret.Length == 0) return [];
        using IncrementalHash hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        foreach (byte[] part in parts) hash.AppendData(part);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Whether <paramref name="signature"/> is that of the parts.</summary>
    public bool Verify(byte[] signature, params ReadOnlySpan<byte[]> parts) =>
        secret.Length == 0 || CryptographicOperations.FixedTimeEquals(signature, Sign(parts));
}
