using CSharpKernel.Execution;

namespace CSharpKernel.Display;

/// <summary>What is too long for any page is not shown: it would stay in memory, in the notebook, and in the page.</summary>
internal static class Bounds
{
    private const int MostCharacters = 30_000_000;

    /// <summary>The forms that are not too long; a sentence says how long the others are.</summary>
    public static MimeBundle Keep(MimeBundle data)
    {
        if (data.Data.All(form => LengthOf(form.Value) <= MostCharacters)) return data;
        JsonObject kept = [];
        string said = "";
        foreach (var (mimeType, form) in data.Data)
        {
            if (LengthOf(form) is > MostCharacters and var length)
                said += $"The {mimeType} has {length:N0} characters, and at most {MostCharacters:N0} are shown: write it to a file.";
            else if (mimeType != "text/plain") kept[mimeType] = form?.DeepClone();
        }
        kept["text/plain"] = said;
        return data with { Data = kept };
    }

    private static int LengthOf(JsonNode? form) => form is JsonValue value && value.TryGetValue(out string? text) ? text.Length : 0;
}
