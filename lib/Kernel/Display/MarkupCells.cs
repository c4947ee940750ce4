using System.Net;
using CSharpKernel.Execution;

namespace CSharpKernel.Display;

/// <summary>Cells that are shown, not run.</summary>
internal static class MarkupCells
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
        "javascript" or "js" => MimeBundle.Of(("text/html", $"<script type=\"text/javascript\">\n{text}\n</script>")),
        "mermaid" => MimeBundle.Of(("text/vnd.mermaid", text), ("text/html", Mermaid(text)), ("text/plain", text)),
        _ => null,
    };

    private static string Mermaid(string text) =>
        $"""
        <pre class="mermaid">{WebUtility.HtmlEncode(text)}</pre>
        <script type="module">
        const mermaid = (await import("{MermaidModule}")).default;
        mermaid.initialize({"{"} startOnLoad: false {"}"});
        await mermaid.run();
        </script>
        """;
}
