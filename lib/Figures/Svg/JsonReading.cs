namespace FilterGen.Figures.Svg;

/// <summary>Reads JSON of which any part may be absent: an absent part reads as the default.</summary>
internal static class JsonReading
{
    public static JsonElement Get(this JsonElement node, string name) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out var value) ? value : default;

    public static IEnumerable<JsonElement> Items(this JsonElement node) =>
        node.ValueKind == JsonValueKind.Array ? node.EnumerateArray() : [];

    public static string Text(this JsonElement node, string otherwise = "") =>
        node.ValueKind switch
        {
            JsonValueKind.String => node.GetString()!,
            JsonValueKind.Number => Numbers.Significant(node.GetDouble(), 6),
            _ => otherwise,
        };

    public static double Number(this JsonElement node, double otherwise = double.NaN) =>
        node.ValueKind == JsonValueKind.Number ? node.GetDouble() : otherwise;

    public static bool Flag(this JsonElement node, bool otherwise) =>
        node.ValueKind is JsonValueKind.True or JsonValueKind.False ? node.GetBoolean() : otherwise;
}
