using System.Text.Json;

namespace NotebookKernel.Execution;

/// <summary>One value in several representations, of which a front end shows the best it can.</summary>
/// <param name="Data">A representation per mime type: JSON types hold JSON, all others text, binary ones as base64.</param>
/// <param name="Metadata">Hints per mime type, such as an image's width; null for none.</param>
public sealed record MimeBundle(JsonObject Data, JsonObject? Metadata = null)
{
    /// <summary>A bundle of plain text only.</summary>
    public static MimeBundle Text(string text) => Of(("text/plain", text));

    /// <summary>A bundle of one form, of JSON where the type says so and the text is some.</summary>
    public static MimeBundle Of(string mime, string text)
    {
        bool json = mime.EndsWith("/json", StringComparison.OrdinalIgnoreCase) || mime.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
        try
        {
            return json ? new MimeBundle(new JsonObject { [mime] = JsonNode.Parse(text) }) : Of((mime, text));
        }
        catch (JsonException)
        {
            return Of((mime, text));
        }
    }

    /// <summary>A bundle of texts.</summary>
    public static MimeBundle Of(params ReadOnlySpan<(string Mime, string Text)> parts)
    {
        JsonObject data = [];
        foreach ((string mime, string text) in parts) data[mime] = text;
        return new MimeBundle(data);
    }
}
