using System.Net;
using NotebookKernel.Syntax;
using Workbook.Documents;

namespace Workbook.Export;

/// <summary>A notebook as one web page.</summary>
/// <param name="document">The notebook.</param>
/// <param name="folder">The folder that its pictures are relative to.</param>
/// <param name="link">What becomes of the target of a link in the prose: another target, or null for no link. Null leaves all.</param>
internal sealed class HtmlPage(NotebookDocument document, string folder, Func<string, string?>? link = null)
{
    /// <summary>The notebook's first heading.</summary>
    public string Title { get; } = document.Cells.Where(cell => cell.Kind == CellKind.Markdown).SelectMany(cell => cell.Source.Split('\n'))
        .FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim() ?? "Notebook";

    /// <summary>Whether it has figures that plotly.js draws.</summary>
    public bool NeedsPlotly { get; } = document.Cells.SelectMany(cell => cell.Outputs).Any(OutputHtml.NeedsPlotly);

    /// <summary>The page's text.</summary>
    /// <param name="script">A script for its head, or null.</param>
    /// <param name="before">HTML that stands before the first cell.</param>
    public string Write(string? script, string before = "")
    {
        var text = new StringBuilder(before);
        foreach (var cell in document.Cells) Append(text, cell);
        return Frame(Title, script, text.ToString());
    }

    /// <summary>A page around a content, with the style that all pages share.</summary>
    /// <param name="title">What the browser shows, as text.</param>
    /// <param name="script">Elements for the head, or null.</param>
    /// <param name="content">HTML.</param>
    public static string Frame(string title, string? script, string content)
    {
        using var style = new StreamReader(typeof(HtmlPage).Assembly.GetManifestResourceStream("Workbook.Export.page.css")!);
        return $"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{WebUtility.HtmlEncode(title)}</title>\n"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            + $"<style>\n{style.ReadToEnd()}</style>\n{script}</head>\n<body>\n<main>\n{content}</main>\n</body>\n</html>\n";
    }

    private void Append(StringBuilder text, NotebookCell cell)
    {
        if (cell.Kind == CellKind.Markdown) text.Append(MarkdownHtml.Of(cell, folder, link));
        if (cell.Kind != CellKind.Code) return;
        text.Append($"<pre class=\"code\"><code>{Code(cell.Code)}</code></pre>\n");
        if (cell.Outputs.Count == 0) return;
        text.Append("<div class=\"outputs\">\n");
        foreach (var output in cell.Outputs) text.Append(OutputHtml.Of(output));
        text.Append("</div>\n");
    }

    private static string Code(string source) => source.StartsWith("#!", StringComparison.Ordinal)
        ? WebUtility.HtmlEncode(source)
        : string.Concat(CodeParts.Of(source).Select(part => part.Kind is null
            ? WebUtility.HtmlEncode(part.Text)
            : $"<span class=\"{part.Kind}\">{WebUtility.HtmlEncode(part.Text)}</span>"));
}
