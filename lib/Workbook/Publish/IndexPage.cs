using System.Net;
using Workbook.Export;

namespace Workbook.Publish;

/// <summary>The page that lists all others: of each its title, its first picture and its first paragraph.</summary>
internal static class IndexPage
{
    /// <summary>Its path in the site.</summary>
    public const string Target = "index.html";

    /// <summary>Its text.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="pages">In the order of the list.</param>
    public static string Write(string title, IReadOnlyList<PublishedPage> pages)
    {
        var text = new StringBuilder($"<h1>{WebUtility.HtmlEncode(title)}</h1>\n<div class=\"cards\">\n");
        foreach (var page in pages)
        {
            text.Append($"<a class=\"card\" href=\"{Address(page.Target)}\">");
            if (page.Picture is var (target, _)) text.Append($"<img loading=\"lazy\" alt=\"\" src=\"{Address(target)}\">");
            text.Append($"<h2>{WebUtility.HtmlEncode(page.Title)}</h2>");
            text.Append($"<small>{WebUtility.HtmlEncode(Path.ChangeExtension(page.Target, null))}</small>");
            text.Append($"<p>{WebUtility.HtmlEncode(page.Summary)}</p></a>\n");
        }
        return HtmlPage.Frame(title, script: null, text.Append("</div>\n").ToString());
    }

    private static string Address(string target) => string.Join('/', target.Split('/').Select(Uri.EscapeDataString));
}
