using System.CommandLine;
using Workbook.Documents;

namespace Workbook.Export;

/// <summary>The command <c>workbook export</c>.</summary>
/// <param name="output">Where it says what it wrote.</param>
internal sealed class ExportCommand(TextWriter output)
{
    /// <summary>The command line.</summary>
    public Command Build()
    {
        var file = new Argument<string>("NOTEBOOK") { Description = "The executed notebook, an .ipynb file." };
        var target = CommandTree.Option<string?>(
            "--output", "PAGE", "The page; NOTEBOOK with the extension .html unless given.", "-o");
        var beside = new Option<bool>("--beside")
        {
            Description = $"Put plotly.js into {PlotlyScript.FileName} beside the page, which many pages can share, and not inside.",
        };
        var command = new Command("export", "Writes a notebook as a web page that needs no network.") { file, target, beside };
        command.SetAction(arguments =>
            Run(arguments.GetRequiredValue(file), arguments.GetValue(target), arguments.GetValue(beside)));
        return command;
    }

    private void Run(string file, string? target, bool beside)
    {
        if (!NotebookFile.IsIpynb(file)) throw new DocumentException(file, null, "expected an executed notebook, a file that ends in .ipynb");
        target ??= Path.ChangeExtension(file, ".html");
        var document = NotebookFile.Load(file);
        var page = new HtmlPage(document, Path.GetDirectoryName(Path.GetFullPath(file))!);
        AtomicFile.WriteAllText(target, page.Write(page.NeedsPlotly && !beside ? $"<script>{PlotlyScript.Read()}</script>\n" : null));
        output.WriteLine($"Wrote {target}");
        if (!page.NeedsPlotly || !beside) return;
        var library = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(target))!, PlotlyScript.FileName);
        AtomicFile.WriteAllText(library, PlotlyScript.Read());
        output.WriteLine($"Wrote {library}");
    }
}
