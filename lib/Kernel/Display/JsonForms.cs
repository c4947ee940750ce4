using System.Text.Json;
using NotebookKernel.Execution;

namespace NotebookKernel.Display;

/// <summary>JSON as itself and as text; as text only where it is nested so deeply that those who read it refuse it.</summary>
internal static class JsonForms
{
    private const int Deepest = 50, DeepestOfText = 900; // Readers take 64, with what it is in; the writer takes 1,000.

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The forms of a document, an element or a node.</summary>
    public static MimeBundle Of(object value) => value switch
    {
        JsonDocument document => OfText(document.RootElement.GetRawText()),
        JsonElement element => OfText(element.GetRawText()),
        var node => OfNode((JsonNode)node, copy: true),
    };

    private static MimeBundle OfText(string text)
    {
        try
        {
            return JsonNode.Parse(text) is { } node ? OfNode(node, copy: false) : Bundle(null);
        }
        catch (JsonException)
        {
            return MimeBundle.Text(PlainText.Shortened(text, PlainText.MostCharacters));
        }
    }

    private static MimeBundle OfNode(JsonNode node, bool copy)
    {
        if (!IsDeeper(node, Deepest)) return Bundle(copy ? node.DeepClone() : node);
        return MimeBundle.Text(IsDeeper(node, DeepestOfText)
            ? $"{node.GetType().Name}, nested more deeply than the {DeepestOfText} levels that can be written"
            : PlainText.Shortened(node.ToJsonString(), PlainText.MostCharacters));
    }

    private static MimeBundle Bundle(JsonNode? json)
    {
        string text = json?.ToJsonString(Indented) ?? "null";
        return new MimeBundle(new JsonObject
        {
            ["application/json"] = json,
            ["text/plain"] = PlainText.Shortened(text, PlainText.MostCharacters),
        });
    }

    // Level by level, since a function that calls itself for each would use up the stack.
    private static bool IsDeeper(JsonNode node, int most)
    {
        IReadOnlyList<JsonNode> nodes = [node];
        for (int depth = 0; nodes.Count > 0; depth++)
        {
            if (depth > most) return true;
            nodes = [.. nodes.SelectMany(Children)];
        }
        return false;
    }

    private static IEnumerable<JsonNode> Children(JsonNode node) => node switch
    {
        JsonArray array => array.OfType<JsonNode>(),
        JsonObject members => members.Select(member => member.Value).OfType<JsonNode>(),
        _ => [],
    };
}
