namespace Workbook.Sweep;

/// <summary>Runs that differ in the values of their parameters: every combination of the values listed.</summary>
internal sealed record SweepGrid
{
    /// <summary>A value, or a list of values, for each parameter.</summary>
    public OrderedDictionary<string, JsonElement> Parameters { get; init; } = [];

    /// <summary>Values for texts with <c>{name}</c>; they do not go to the notebook.</summary>
    public Dictionary<string, string> Labels { get; init; } = [];

    /// <summary>The combinations; the last parameter changes first.</summary>
    /// <exception cref="FormatException">A value is neither text, number, true, false, null nor a list of those.</exception>
    public IEnumerable<OrderedDictionary<string, string>> Combinations()
    {
        IEnumerable<OrderedDictionary<string, string>> combinations = [[]];
        foreach (var (name, value) in Parameters)
        {
            string[] texts = value.ValueKind == JsonValueKind.Array
                ? [.. value.EnumerateArray().Select(one => Text(name, one))]
                : [Text(name, value)];
            combinations = combinations.SelectMany(
                _ => texts, (former, text) => new OrderedDictionary<string, string>(former) { [name] = text });
        }
        return combinations;
    }

    /// <summary>A value as text: what stands in the file, without the quotes.</summary>
    public static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null => value.GetRawText(),
        _ => null,
    };

    private static string Text(string name, JsonElement value) => Text(value)
        ?? throw new FormatException($"expected a text, a number, true, false, null or a list of those for {name}, found {value}");
}
