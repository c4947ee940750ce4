using System.Net;
using System.Security.Cryptography;

namespace FilterGen.Figures.Interactive;

/// <summary>
/// An interactive figure as HTML that needs nothing from anywhere: the still picture, and a script that draws the figure in
/// its place.
/// </summary>
internal static class Widget
{
    /// <summary>What stands under a still picture until a script takes it away.</summary>
    public const string StillNote = "<p data-still style=\"margin:0;font:12px sans-serif;opacity:.75\">"
        + "Still picture: no script has run here. In Jupyter, File &#8594; Trust Notebook makes it interactive.</p>";

    /// <param name="figure">What the script draws.</param>
    /// <param name="render">The script's function that draws it.</param>
    /// <param name="scripts">The files of the folder Scripts that it needs.</param>
    /// <param name="svg">The still picture.</param>
    /// <param name="description">What the picture shows.</param>
    public static string Fragment(JsonObject figure, string render, string[] scripts, string svg, string description)
    {
        var json = figure.ToJsonString();
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)).AsSpan(0, 6));
        return $$"""
            <div data-filtergen="{{key}}">
            <img alt="{{WebUtility.HtmlEncode(description)}}" style="max-width:100%" src="{{Source(svg)}}">
            {{StillNote}}
            <script>
            (function () {
            "use strict";
            {{string.Join("\n", scripts.Select(Read))}}
            mount("{{key}}", {{render}}, {{json}});
            })();
            </script>
            </div>
            """;
    }

    /// <summary>A page with a fragment in it.</summary>
    public static string Page(string? title, string fragment) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>{WebUtility.HtmlEncode(title ?? "Figure")}</title>
        </head>
        <body>
        {fragment}
        </body>
        </html>

        """;

    /// <summary>One of the scripts, as it is embedded in the assembly.</summary>
    public static string Read(string script)
    {
        using var stream = typeof(Widget).Assembly.GetManifestResourceStream("FilterGen.Figures." + script)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().TrimEnd();
    }

    private static string Source(string svg) => "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(svg));
}
