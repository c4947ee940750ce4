using System.CommandLine;
using Workbook.Documents;
using Workbook.Export;
using Workbook.Sync;

namespace Workbook.Publish;

/// <summary>The command <c>workbook publish</c>.</summary>
/// <param name="output">Where it says what it wrote.</param>
internal sealed class PublishCommand(TextWriter output)
{
    /// <summary>The command line.</summary>
    public Command Build()
    {
        var files = new Argument<string[]>("NOTEBOOK")
        {
            Description = "Executed notebooks, or folders of them.",
            Arity = ArgumentArity.OneOrMore,
        };
        var site = CommandTree.Option<string>("--output", "SITE", "The folder of the pages.", "-o");
        site.DefaultValueFactory = _ => "site";
        var title = CommandTree.Option<string>("--title", "TITLE", "The heading of the first page.");
        title.DefaultValueFactory = _ => "Notebooks";
        var command = new Command("publish", "Writes notebooks as a site that needs no network: a page each, and one that lists them.") { files, site, title };
        command.SetAction(arguments => Run(
            arguments.GetRequiredValue(files), arguments.GetRequiredValue(site), arguments.GetRequiredValue(title)));
        return command;
    }

    private void Run(string[] paths, string folder, string title)
    {
        var pairs = PairFinder.Find(paths);
        foreach (var pair in pairs.Where(pair => !File.Exists(pair.Ipynb)))
            output.WriteLine($"{pair.Dib} is left out: it was not executed yet. Run it, and publish again.");
        var pages = PublishedPage.Of([.. pairs.Select(pair => pair.Ipynb).Where(File.Exists)]);
        if (pages.Count == 0)
            throw new DocumentException(paths[0], null, "expected executed notebooks, files that end in .ipynb, and found none");

        // The list comes last: what it names is there.
        if (pages.Any(page => page.NeedsPlotly)) Write(PlotlyScript.FileName, PlotlyScript.Read());
        foreach (var page in pages)
        {
            Write(page.Target, page.Write());
            if (page.Picture is { } picture) AtomicFile.WriteAllBytes(Prepare(picture.Target), picture.Bytes);
        }
        Write(IndexPage.Target, IndexPage.Write(title, pages));
        output.WriteLine($"Wrote {pages.Count} page{(pages.Count == 1 ? "" : "s")}; open {Path.Combine(folder, IndexPage.Target)}");

        void Write(string target, string text) => AtomicFile.WriteAllText(Prepare(target), text);

        string Prepare(string target)
        {
            var path = Path.Combine(folder, target);
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            return path;
        }
    }
}
