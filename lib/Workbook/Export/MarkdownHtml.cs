using System.Net;
using System.Text.RegularExpressions;
using Markdig;
using Workbook.Documents;

namespace Workbook.Export;

/// <summary>Prose as HTML, with its pictures inside.</summary>
internal static partial class MarkdownHtml
{
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UsePipeTables().UseMathematics().UseAutoIdentifiers().UseAutoLinks().Build();

    /// <summary>The HTML of Markdown text.</summary>
    public static string Of(string markdown) =>
        Mathematics().Replace(Markdown.ToHtml(markdown, Pipeline), match =>
        {
            var block = match.Value.StartsWith("<div") || (match.Value.StartsWith("<p>") && match.Value.EndsWith("</p>"));
            var html = Formula.Html(match.Groups["formula"].Value, block);
            return block ? $"<div class=\"math\">{html}</div>" : match.Groups["before"].Value + html + match.Groups["after"].Value;
        });

    /// <summary>The HTML of a cell; pictures that are attached to it or lie beside the notebook become part of the page.</summary>
    /// <param name="cell">A Markdown cell.</param>
    /// <param name="folder">The notebook's folder.</param>
    /// <param name="link">What becomes of a link's target; null of it takes the link away and leaves its text. Null leaves all.</param>
    public static string Of(NotebookCell cell, string folder, Func<string, string?>? link = null)
    {
        var html = Source().Replace(Of(cell.Source), match =>
            Data(cell, folder, WebUtility.HtmlDecode(match.Groups[1].Value)) is { } data ? $" src=\"{data}\"" : match.Value);
        return link is null ? html : Link().Replace(html, match => link(WebUtility.HtmlDecode(match.Groups["target"].Value)) is { } target
            ? $"<a href=\"{WebUtility.HtmlEncode(target)}\"{match.Groups["more"].Value}>{match.Groups["text"].Value}</a>"
            : match.Groups["text"].Value);
    }

    /// <summary>Markdown as text without any marks.</summary>
    public static string Plain(string markdown) => Markdown.ToPlainText(markdown, Pipeline).Trim();

    private static string? Data(NotebookCell cell, string folder, string source)
    {
        const string attachment = "attachment:";
        if (source.StartsWith(attachment, StringComparison.Ordinal))
        {
            var forms = cell.Attachments?[Uri.UnescapeDataString(source[attachment.Length..])] as JsonObject;
            return forms?.Select(form => $"data:{form.Key};base64,{form.Value}".ReplaceLineEndings("")).FirstOrDefault();
        }
        var type = Path.GetExtension(source).ToLowerInvariant() switch
        {
            ".png" => "image/png",
            ".jpg" or ".jpeg" => "image/jpeg",
            ".svg" => "image/svg+xml",
            ".gif" => "image/gif",
            _ => null,
        };
        var file = Path.Combine(folder, Uri.UnescapeDataString(source));
        return type is not null && File.Exists(file) ? $"data:{type};base64,{Convert.ToBase64String(File.ReadAllBytes(file))}" : null;
    }

    /// <summary>A formula as Markdig marks it. A paragraph of nothing else counts as a formula on a line of its own.</summary>
    [GeneratedRegex(
        @"(?<before><p>)?<(span|div) class=""math"">\s*\\[(\[](?<formula>.*?)\\[)\]]\s*</(span|div)>(?<after></p>)?", RegexOptions.Singleline)]
    private static partial Regex Mathematics();

    [GeneratedRegex(@"(?<=<img\b[^>]*) src=""([^""]*)""")]
    private static partial Regex Source();

    [GeneratedRegex(@"<a href=""(?<target>[^""]*)""(?<more>[^>]*)>(?<text>.*?)</a>", RegexOptions.Singleline)]
    private static partial Regex Link();
}
