namespace FilterGen.Figures.Interactive;

/// <summary>A <see cref="SampleExplorer"/> as HTML.</summary>
internal static class ExplorerHtml
{
    public static string Fragment(SampleExplorer explorer)
    {
        var html = Widget.Fragment(
            ToJson(explorer), "explorer", ["widget.js", "explorer.js"], explorer.ToSvg(), explorer.ToString());
        if (html.Length > SampleExplorer.MostBytes)
            throw new InvalidOperationException(
                $"Explorer: expected at most {Numbers.Count(SampleExplorer.MostBytes)} bytes, found {Numbers.Count(html.Length)} "
                + $"for {Numbers.Count(explorer.Images.Count)} samples. Give it fewer samples.");
        return html;
    }

    private static JsonObject ToJson(SampleExplorer explorer) => new()
    {
        ["title"] = explorer.Title,
        ["count"] = explorer.Images.Count,
        ["images"] = explorer.Images.ToSprites([.. Enumerable.Range(0, explorer.Images.Count)]),
        ["captions"] = explorer.Captions is { } captions ? new JsonArray([.. captions.Select(caption => (JsonNode)caption)]) : null,
        ["plays"] = explorer.Plays,
        ["rows"] = new JsonArray([.. explorer.Rows.Select(ToJson)]),
    };

    private static JsonNode ToJson(ExplorerRow row) => new JsonObject
    {
        ["name"] = row.Name,
        ["views"] = new JsonArray([.. row.Views.Select(view => (JsonNode)view.ToJson())]),
    };
}
