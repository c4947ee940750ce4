using System.Net;
using System.Text.RegularExpressions;
using NotebookKernel.Display.Flowcharts;
using NotebookKernel.Execution;

namespace NotebookKernel.Display;

/// <summary>Cells that are shown, not run.</summary>
internal static partial class MarkupCells
{
    // The version is fixed, so that a notebook looks the same tomorrow.
    private const string MermaidModule = "https://cdn.jsdelivr.net/npm/mermaid@11.4.1/dist/mermaid.esm.min.mjs";

    /// <summary>What a cell of another language shows; null when the language is not one of them.</summary>
    /// <param name="language">The name after <c>#!</c>.</param>
    /// <param name="text">The cell's text.</param>
    public static MimeBundle? Show(string language, string text) => language switch
    {
        "html" => MimeBundle.Of(("text/html", text)),
        "markdown" or "md" => MimeBundle.Of(("text/markdown", text)),
        "javascript" or "js" => MimeBundle.Of(("text/html", $"<script type=\"text/javascript\">\n{Script(text)}\n</script>")),
        "mermaid" => MimeBundle.Of(("text/vnd.mermaid", text), ("text/html", Mermaid(text)), ("text/plain", text)),
        _ => null,
    };

    // What waits or returns must be in a function, where the page's own variables are those without a keyword. Other scripts are blocks,
    // so that they can be run again: functions, and what is declared with var, are the page's.
    private static string Script(string text) => InFunction().IsMatch(OutsideBraces(text)) ? $"(async () => {{\n{text}\n}})();" : $"{{\n{text}\n}}";

    private static string OutsideBraces(string text)
    {
        while (InnerBraces().Replace(text, "") is var outer && outer != text) text = outer;
        return text;
    }

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex InnerBraces();

    [GeneratedRegex(@"\b(return|await)\b")]
    private static partial Regex InFunction();

    // A flowchart is drawn here and now, so that it shows without a network. Mermaid itself needs a browser to draw, here as in the
    // page, so other diagrams are left to the reader's.
    private static string Mermaid(string text)
    {
        string source = WebUtility.HtmlEncode(text);
        if (FlowchartReader.Read(text) is { } chart)
        {
            string picture = Convert.ToBase64String(Encoding.UTF8.GetBytes(FlowchartSvg.Draw(chart)));
            return $"<img alt=\"{source}\" style=\"max-width:100%\" src=\"data:image/svg+xml;base64,{picture}\">";
        }
        return $"""
            <pre class="mermaid">{source}</pre>
            <script type="module">
            const mermaid = (await import("{MermaidModule}")).default;
            mermaid.initialize({"{"} startOnLoad: false {"}"});
            await mermaid.run();
            </script>
            """;
    }
}
