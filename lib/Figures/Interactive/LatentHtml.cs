namespace FilterGen.Figures.Interactive;

/// <summary>A <see cref="LatentExplorer"/> as HTML.</summary>
internal static class LatentHtml
{
    public static string Fragment(LatentExplorer explorer)
    {
        var html = Widget.Fragment(
            ToJson(explorer), "latent", ["widget.js", "latent.js"], explorer.ToSvg(), explorer.ToString());
        if (html.Length > LatentExplorer.MostBytes)
            throw new InvalidOperationException(
                $"Latent explorer: expected at most {Numbers.Count(LatentExplorer.MostBytes)} bytes, found {Numbers.Count(html.Length)}. "
                + "Give it fewer dimensions or samples.");
        return html;
    }

    private static JsonObject ToJson(LatentExplorer explorer) => new()
    {
        ["title"] = explorer.Title,
        ["filtersTitle"] = explorer.FiltersTitle,
        ["values"] = new JsonArray([.. explorer.Values.Select(value => (JsonNode)value)]),
        ["dimensions"] = Texts(explorer.Dimensions),
        ["samples"] = Texts(explorer.Samples),
        ["layers"] = Texts(explorer.Layers),
        ["planes"] = new JsonArray([.. explorer.Planes.Select(plane => (JsonNode)plane.ToJson(explorer))]),
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
