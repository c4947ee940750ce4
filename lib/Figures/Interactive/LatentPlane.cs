namespace FilterGen.Figures.Interactive;

/// <summary>A grid of a <see cref="LatentExplorer"/>: pictures and filters of one layer over two dimensions.</summary>
internal sealed record LatentPlane(
    int Layer, int Across, int Down, float[] Pictures, float[] Filters, int Each, int FilterHeight, int FilterWidth,
    IReadOnlyList<string>? Answers)
{
    /// <summary>Tones of a picture in the page: few, since it holds many pictures.</summary>
    private const int Tones = 24;

    public JsonObject ToJson(LatentExplorer explorer)
    {
        var (k, words) = (explorer.Values.Count, Answers?.Distinct().ToList());
        return new()
        {
            ["pictures"] = Sprites.Of(Split(Pictures, explorer.Height * explorer.Width), explorer.Height, explorer.Width, columns: k),
            ["filters"] = Sprites.Of(Split(Filters, 3 * FilterHeight * FilterWidth), FilterHeight, FilterWidth, 3, columns: Each),
            ["each"] = Each,
            ["words"] = words is null ? null : new JsonArray([.. words.Select(word => (JsonNode)word)]),
            ["answers"] = words is null ? null : new JsonArray([.. Answers!.Select(word => (JsonNode)words.IndexOf(word))]),
        };
    }

    private static float[][] Split(float[] values, int size) =>
        [.. values.Select(value => MathF.Round(Math.Clamp(value, 0, 1) * (Tones - 1)) / (Tones - 1)).Chunk(size)];
}
