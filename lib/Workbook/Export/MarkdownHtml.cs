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
        Formula().Replace(Markdown.ToHtml(markdown, Pipeline), match => FormulaHtml.Of(match.Groups["formula"].Value));

    /// <summary>The HTML of a cell; pictures that are attached to it or lie beside the notebook become part of the page.</summary>
    /// <param name="cell">A Markdown cell.</param>
    /// <param name="folder">The notebook's folder.</param>
    public static string Of(NotebookCell cell, string folder) => Source().Replace(Of(cell.Source), match =>
        Data(cell, folder, WebUtility.HtmlDecode(match.Groups[1].Value)) is { } data ? $" src=\"{data}\"" : match.Value);

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

    [GeneratedRegex(@"\\[(\[](?<formula>.*?)\\[)\]](?=</(span|div)>)", RegexOptions.Singleline)]
    private static partial Regex Formula();

    [GeneratedRegex(@"(?<=<img\b[^>]*) src=""([^""]*)""")]
    private static partial Regex Source();
}
