using Workbook.Documents;
using Workbook.Export;

namespace Workbook.Publish;

/// <summary>A notebook as a page of a site, in the same place below it as the notebook has below the folder of all.</summary>
internal sealed class PublishedPage
{
    /// <summary>Letters of a summary before it is cut off.</summary>
    private const int LongestSummary = 320;

    private readonly HtmlPage page;

    private PublishedPage(string file, string root, Func<string, string, string?> link)
    {
        Target = TargetOf(file, root);
        if (Target == IndexPage.Target)
            throw new DocumentException(file, null, $"expected another name: {IndexPage.Target} is the list of all notebooks. Rename it");
        var document = NotebookFile.Load(file);
        var folder = Path.GetDirectoryName(file)!;
        page = new(document, folder, target => link(file, target));
        Title = MarkdownHtml.Plain(page.Title);
        Summary = SummaryOf(document);
        Picture = PictureOf(document) is var (extension, bytes) ? (Path.ChangeExtension(Target, extension), bytes) : null;
    }

    /// <summary>Its path in the site, with forward slashes.</summary>
    public string Target { get; }

    /// <summary>The notebook's first heading.</summary>
    public string Title { get; }

    /// <summary>The first paragraph below the heading; empty if there is none.</summary>
    public string Summary { get; }

    /// <summary>The first picture that a cell showed, and its path in the site.</summary>
    public (string Target, byte[] Bytes)? Picture { get; }

    /// <summary>Whether it has figures that plotly.js draws.</summary>
    public bool NeedsPlotly => page.NeedsPlotly;

    /// <summary>The pages of notebooks; links between them lead from page to page, links to other files become text.</summary>
    /// <param name="files">Paths of .ipynb files.</param>
    /// <exception cref="DocumentException">A file is no notebook, or would take the place of the list.</exception>
    public static IReadOnlyList<PublishedPage> Of(IReadOnlyList<string> files)
    {
        string[] full = [.. files.Select(Path.GetFullPath)];
        var root = Common([.. full.Select(file => Path.GetDirectoryName(file)!)]);
        return [.. full.Select(file => new PublishedPage(file, root, Link))];

        string? Link(string from, string target)
        {
            if (target.StartsWith('#') || Uri.TryCreate(target, UriKind.Absolute, out var address) && !address.IsFile) return target;
            var parts = target.Split('#', 2);
            var named = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(from)!, Uri.UnescapeDataString(parts[0])));
            var meant = Path.ChangeExtension(named, ".ipynb");
            if (!NotebookFile.IsIpynb(named) && !NotebookFile.IsDib(named) || !full.Contains(meant)) return null;
            var way = Path.GetRelativePath(Path.GetDirectoryName(from)!, Path.ChangeExtension(meant, ".html")).Replace('\\', '/');
            return string.Join('#', parts.Skip(1).Prepend(Uri.EscapeDataString(way).Replace("%2F", "/", StringComparison.Ordinal)));
        }
    }

    /// <summary>The page's text; its scripts and its way back are relative to its place.</summary>
    public string Write()
    {
        var up = string.Concat(Enumerable.Repeat("../", Target.Count(letter => letter == '/')));
        return page.Write(
            page.NeedsPlotly ? $"<script src=\"{up}{PlotlyScript.FileName}\"></script>\n" : null,
            before: $"<nav><a href=\"{up}{IndexPage.Target}\">All notebooks</a></nav>\n");
    }

    private static string TargetOf(string file, string root) =>
        Path.ChangeExtension(Path.GetRelativePath(root, file), ".html").Replace('\\', '/');

    private static string Common(IReadOnlyList<string> folders)
    {
        if (folders.Count == 0) return "";
        var root = folders[0];
        while (Path.GetDirectoryName(root) is { } above && folders.Any(folder => folder != root && !folder.StartsWith(
            Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal))) root = above;
        return root;
    }

    private static string SummaryOf(NotebookDocument document)
    {
        var first = document.Cells.FirstOrDefault(cell => cell.Kind == CellKind.Markdown)?.Source ?? "";
        var paragraph = first.ReplaceLineEndings("\n").Split("\n\n").SelectMany(part => part.StartsWith("# ", StringComparison.Ordinal)
            ? part.Split('\n', 2).Skip(1) : [part]).FirstOrDefault(part => part.Trim().Length > 0 && !part.StartsWith('#')) ?? "";
        var plain = MarkdownHtml.Plain(paragraph);
        return plain.Length <= LongestSummary ? plain : plain[..plain.LastIndexOf(' ', LongestSummary)] + " …";
    }

    private static (string Extension, byte[] Bytes)? PictureOf(NotebookDocument document)
    {
        foreach (var forms in document.Cells.SelectMany(cell => cell.Outputs).OfType<DisplayOutput>().Select(output => output.Data))
        {
            if (forms["image/svg+xml"]?.ToString() is { } svg) return (".svg", Encoding.UTF8.GetBytes(svg));
            if (forms["image/png"]?.ToString() is { } png) return (".png", Convert.FromBase64String(png.ReplaceLineEndings("")));
        }
        return null;
    }
}
