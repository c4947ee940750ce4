namespace FilterGen.Figures.Interactive;

/// <summary><see cref="LinkedPanels"/> in their written forms.</summary>
internal static class LinkedPanelsHtml
{
    private const int StillWidth = 370;
    private const int StillHeight = 400;
    private const int FewestSamples = 50;

    /// <summary>The figure; with fewer samples where all would be too much for an editor.</summary>
    public static string Fragment(LinkedPanels figure)
    {
        var (svg, description) = (Still(figure).ToSvg(), figure.ToString());
        var samples = Thinning.Even(figure.Labels.Count, figure.Labels.Count);
        while (true)
        {
            var html = Widget.Fragment(ToJson(figure, samples), "panels", ["widget.js", "map.js", "panels.js"], svg, description);
            if (html.Length <= LinkedPanels.MostBytes || samples.Count <= FewestSamples)
                return html;
            var fewer = (int)(0.95 * samples.Count * LinkedPanels.MostBytes / html.Length);
            samples = Thinning.Even(figure.Labels.Count, Math.Clamp(fewer, FewestSamples, samples.Count - 1));
        }
    }

    /// <summary>The panels as clouds of plotly, for the still picture.</summary>
    public static PlotlyFigure Still(LinkedPanels figure)
    {
        if (figure.Panels.Count == 0)
            throw new InvalidOperationException("Linked panels: expected at least one panel, found none. Add one with Panel.");
        var columns = Math.Min(figure.Columns, figure.Panels.Count);
        var still = Plot.Grid(columns, [.. figure.Panels.Select(panel => Cloud(figure, panel))])
            .Size(100 + (figure.Panels.Count + columns - 1) / columns * StillHeight, Math.Max(500, columns * StillWidth));
        return figure.Title is null ? still : still.Title(figure.Title);
    }

    private static PlotlyFigure Cloud(LinkedPanels figure, SamplePanel panel)
    {
        var points = panel.Frames[^1].Points;
        var clouds = figure.Labels.Index().GroupBy(label => label.Item, label => label.Index).OrderBy(cloud => cloud.Key)
            .Select(cloud => new Series(
                figure.Classes[(int)cloud.Key],
                [.. cloud.Select(sample => (double)points[2 * sample])],
                [.. cloud.Select(sample => (double)points[2 * sample + 1])])
            {
                Color = ColorOf(figure, (int)cloud.Key),
            });
        return Plot.Scatter(panel.Title, panel.Note ?? "", "", [.. clouds]).HideAxes();
    }

    private static JsonObject ToJson(LinkedPanels figure, IReadOnlyList<int> samples)
    {
        var thinned = samples.Count < figure.Labels.Count
            ? $" ({Numbers.Count(samples.Count)} of {Numbers.Count(figure.Labels.Count)} samples)"
            : "";
        return new()
        {
            ["title"] = figure.Title is null && thinned.Length == 0 ? null : figure.Title + thinned,
            ["columns"] = Math.Min(figure.Columns, figure.Panels.Count),
            ["labels"] = Convert.ToBase64String([.. samples.Select(sample => (byte)figure.Labels[sample])]),
            ["classes"] = Texts(figure.Classes),
            ["colors"] = Texts(figure.Classes.Select((_, label) => ColorOf(figure, label))),
            ["captions"] = figure.Captions is { } captions ? Texts(samples.Select(sample => captions[sample])) : null,
            ["images"] = figure.Images?.ToSprites(samples),
            ["frames"] = Texts(figure.Panels.MaxBy(panel => panel.Frames.Count)!.Frames.Select(frame => frame.Name)),
            ["panels"] = new JsonArray([.. figure.Panels.Select(panel => panel.ToJson(samples))]),
        };
    }

    private static string ColorOf(LinkedPanels figure, int label) => Palette.Color(label, figure.Classes.Count);

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
