using NotebookKernel.Transport;

namespace NotebookKernel.Protocol;

/// <summary>A message from a front end.</summary>
/// <param name="Peer">Who sent it.</param>
/// <param name="Type">Such as <c>execute_request</c>.</param>
/// <param name="Header">The header as it came; replies carry it as their parent.</param>
/// <param name="Content">The content.</param>
internal sealed record Request(Connection Peer, string Type, byte[] Header, JsonObject Content)
{
    /// <summary>A text of the content; empty when it is missing or no text.</summary>
    public string Text(string name) => Content[name] is JsonValue value && value.TryGetValue(out string? text) ? text : "";

    /// <summary>A number of the content; null when it is missing or no number.</summary>
    public int? Number(string name) => Content[name] is JsonValue value && value.TryGetValue(out int number) ? number : null;

    /// <summary>A switch of the content.</summary>
    public bool Flag(string name, bool otherwise) =>
        Content[name] is JsonValue value && value.TryGetValue(out bool flag) ? flag : otherwise;
}
