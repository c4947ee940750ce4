using System.Text.Encodings.Web;
using System.Text.Json;
using NotebookKernel.Transport;

namespace NotebookKernel.Protocol;

/// <summary>Jupyter messages as frames: delimiter, signature, header, parent header, metadata, content.</summary>
/// <param name="signer">Signs and checks.</param>
internal sealed class MessageFormat(MessageSigner signer)
{
    /// <summary>The messaging protocol's version.</summary>
    public const string Version = "5.3";

    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly byte[] Empty = "{}"u8.ToArray();
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly RecentSignatures recent = new();
    private readonly string session = Guid.NewGuid().ToString("N");

    /// <summary>Reads a message.</summary>
    /// <param name="peer">Who sent it.</param>
    /// <param name="frames">Its frames.</param>
    /// <exception cref="InvalidDataException">The frames are no Jupyter message, the signature is not right, or it came before.</exception>
    public Request Read(Connection peer, byte[][] frames)
    {
        int start = Array.FindIndex(frames, frame => frame.AsSpan().SequenceEqual(Delimiter)) + 1;
        if (start == 0 || frames.Length < start + 5) throw new InvalidDataException("a message without its parts");
        byte[] header = frames[start + 1];
        if (!signer.Verify(frames[start], header, frames[start + 2], frames[start + 3], frames[start + 4]))
            throw new InvalidDataException("a message that is not signed with the key of the connection file");
        if (frames[start].Length > 0 && !recent.Add(frames[start])) throw new InvalidDataException("a message that came before");
        try
        {
            string type = JsonNode.Parse(header, documentOptions: Strict)?["msg_type"]?.GetValue<string>()
                ?? throw new InvalidDataException("a message without a type");
            return new Request(peer, type, header, JsonNode.Parse(frames[start + 4], documentOptions: Strict) as JsonObject ?? []);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"a message that is not JSON: {error.Message}", error);
        }
    }

    /// <summary>Writes a message.</summary>
    /// <param name="prefix">What comes first: the topic of a published message; null for none.</param>
    /// <param name="type">Such as <c>execute_reply</c>.</param>
    /// <param name="content">The content.</param>
    /// <param name="parent">The header of the request this belongs to; null for none.</param>
    public IReadOnlyList<byte[]> Write(byte[]? prefix, string type, JsonObject content, byte[]? parent)
    {
        byte[] header = Bytes(new JsonObject
        {
            ["msg_id"] = Guid.NewGuid().ToString("N"),
            ["session"] = session,
            ["username"] = "kernel",
            ["date"] = DateTime.UtcNow.ToString("o"),
            ["msg_type"] = type,
            ["version"] = Version,
        });
        byte[] body = Bytes(content);
        byte[] signature = signer.Sign(header, parent ?? Empty, Empty, body);
        IReadOnlyList<byte[]> frames = [Delimiter, signature, header, parent ?? Empty, Empty, body];
        return prefix is null ? frames : [prefix, .. frames];
    }

    private static byte[] Bytes(JsonObject value)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, Compact)) value.WriteTo(writer);
        return stream.ToArray();
    }
}
