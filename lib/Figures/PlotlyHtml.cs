using System.Net;
using System.Security.Cryptography;
using FilterGen.Figures.Interactive;

namespace FilterGen.Figures;

/// <summary>A figure as HTML: the still picture, and a script that replaces it by the interactive figure.</summary>
internal static class PlotlyHtml
{
    /// <summary>The environment variable that names plotly.js: an address, or a path as seen from the page.</summary>
    public const string SourceVariable = "FILTERGEN_PLOTLY_JS";

    private const string Cdn = "https://cdn.plot.ly/plotly-3.3.1.min.js";
    private const string CdnIntegrity = "sha256-4rD3fugVb/nVJYUv5Ky3v+fYXoouHaBSP20WIJuEiWg=";

    public static string Fragment(PlotlyFigure figure)
    {
        var json = figure.ToJson();
        var svg = Convert.ToBase64String(Encoding.UTF8.GetBytes(figure.ToSvg()));
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)).AsSpan(0, 6));
        var description = WebUtility.HtmlEncode(figure.ToString());
        return $"""
            <div data-filtergen="{key}">
            <img alt="{description}" style="max-width:100%" src="data:image/svg+xml;base64,{svg}">
            {Widget.StillNote}
            <script>
            {PlotlyLoader.Script}("{key}", {json}, {Sources(Environment.GetEnvironmentVariable(SourceVariable))},
              {Numbers.Invariant(FigureLayout.LeastWidth(figure))});
            </script>
            </div>
            """;
    }

    /// <exception cref="ArgumentException"><paramref name="plotlyJs"/> cannot stand inside a page.</exception>
    public static string Page(PlotlyFigure figure, string? plotlyJs)
    {
        var library = "";
        if (plotlyJs is not null)
        {
            var script = File.ReadAllText(plotlyJs);
            if (script.Contains("</script", StringComparison.OrdinalIgnoreCase))
                throw new ArgumentException(
                    $"{plotlyJs}: expected plotly.js without \"</script\", which ends a script inside a page. Use plotly.min.js.");
            library = $"<script>{script}</script>\n";
        }
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>{WebUtility.HtmlEncode(figure.TitleText ?? "Figure")}</title>
            {library}</head>
            <body>
            {Fragment(figure)}
            </body>
            </html>

            """;
    }

    /// <summary>Where to look for plotly.js, in this order: as configured, beside the page, on plotly's own network.</summary>
    public static string Sources(string? configured)
    {
        var sources = new JsonArray();
        if (!string.IsNullOrEmpty(configured))
            sources.Add(new JsonObject { ["src"] = configured });
        sources.Add(new JsonObject { ["src"] = "plotly.min.js" });
        sources.Add(new JsonObject { ["src"] = Cdn, ["integrity"] = CdnIntegrity });
        return sources.ToJsonString();
    }
}
