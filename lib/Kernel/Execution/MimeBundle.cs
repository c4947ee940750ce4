namespace CSharpKernel.Execution;

/// <summary>One value in several representations, of which a front end shows the best it can.</summary>
/// <param name="Data">
/// A <see cref="string"/> or a <see cref="System.Text.Json.Nodes.JsonNode"/> per mime type; binary types hold base64 text.
/// </param>
/// <param name="Metadata">Hints per mime type, such as an image's width; null for none.</param>
public sealed record MimeBundle(IReadOnlyDictionary<string, object> Data, IReadOnlyDictionary<string, object>? Metadata = null)
{
    /// <summary>A bundle of plain text only.</summary>
    public static MimeBundle Text(string text) => new(new Dictionary<string, object> { ["text/plain"] = text });
}
