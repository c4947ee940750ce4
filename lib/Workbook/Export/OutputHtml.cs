using System.Net;
using System.Text.RegularExpressions;
using Workbook.Documents;

namespace Workbook.Export;

/// <summary>What a cell showed, as HTML: of its forms the richest that a page can show.</summary>
internal static partial class OutputHtml
{
    /// <summary>The HTML of one output.</summary>
    public static string Of(CellOutput output) => output switch
    {
        StreamOutput stream => Text(stream.Name, stream.Text),
        ErrorOutput error => Text("error", string.Join('\n', error.Traceback)),
        DisplayOutput shown => $"<div>{Richest(shown.Data)}</div>\n",
        _ => "",
    };

    /// <summary>Whether plotly.js draws an output.</summary>
    public static bool NeedsPlotly(CellOutput output) => output is DisplayOutput { Data: var forms }
        && (Chart(forms) is not null || forms["text/html"]?.ToString().Contains("Plotly", StringComparison.Ordinal) == true);

    // The HTML of a chart may be a script that asks a network for plotly.js, or for a loader of it.
    private static JsonNode? Chart(JsonObject forms) =>
        forms["text/html"]?.ToString() is not { } html || Remote().IsMatch(html) ? forms["application/vnd.plotly.v1+json"] : null;

    private static string Richest(JsonObject forms)
    {
        if (Chart(forms) is { } chart)
        {
            var json = NotebookJson.Write(chart).Replace("</", "<\\/", StringComparison.Ordinal);
            return $"<div></div><script>Plotly.newPlot(document.currentScript.previousElementSibling, {json})</script>";
        }
        if (Form("text/html") is { } html) return html;
        if (Form("text/markdown") is { } markdown) return MarkdownHtml.Of(markdown);
        if (Form("image/svg+xml") is { } svg) return svg;
        foreach (var type in new[] { "image/png", "image/jpeg" })
        {
            if (Form(type) is { } picture) return $"<img alt=\"\" src=\"data:{type};base64,{picture.ReplaceLineEndings("")}\">";
        }
        return Form("text/plain") is { } plain ? Text("stdout", plain) : "";

        string? Form(string type) => forms[type]?.ToString();
    }

    private static string Text(string kind, string text) =>
        $"<pre class=\"{kind}\">{WebUtility.HtmlEncode(TerminalCode().Replace(text, ""))}</pre>\n";

    [GeneratedRegex(@"\bsrc\s*=\s*[""']?(https?:)?//|require(js)?\.config\b|\bimport\(")]
    private static partial Regex Remote();

    [GeneratedRegex(@"\x1b\[[0-9;]*[A-Za-z]")]
    private static partial Regex TerminalCode();
}
