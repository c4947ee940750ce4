using System.Diagnostics;
using System.Text.Json.Nodes;
using Workbook.Documents;
using Workbook.Export;
using Workbook.Install;

namespace Workbook.Tests.Integration;

/// <summary>A notebook in the page of a real Jupyter server, in Chromium: see notebook_page.js for what is done there.</summary>
public sealed class NotebookPageTests : IDisposable
{
    private const string Name = "page";

    private readonly TemporaryFolder folder = new();

    /// <summary>Where the tests' npm packages are.</summary>
    public static string Modules => Path.Combine(Root, "artifacts", "npm", "node_modules");

    private static string Root
    {
        get
        {
            var above = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(above, "FilterGen.Notebooks.sln"))) above = Path.GetDirectoryName(above)!;
            return above;
        }
    }

    public void Dispose() => folder.Dispose();

    [JupyterPageFact]
    public async Task A_notebook_runs_in_the_browser_and_keeps_its_charts()
    {
        new KernelSpec(folder.Path("share/jupyter"), Name).Write();
        folder.Write("page.ipynb", NotebookJson.Write(Notebook()));
        folder.Write(PlotlyScript.FileName, PlotlyScript.Read()); // There may be no network to fetch it from.
        var (code, said) = await InBrowserAsync("notebook_page.js", folder.Root, "page.ipynb");
        Assert.True(code == 0, said);
        Assert.Equal(7, said.Split('\n').Count(line => line.StartsWith("ok ", StringComparison.Ordinal)));
    }

    [JupyterPageFact]
    public async Task Notebooks_that_fail_or_show_less_than_they_did_are_told_from_those_that_run()
    {
        new KernelSpec(folder.Path("share/jupyter"), Name).Write();
        folder.Write("good.ipynb", NotebookJson.Write(Notebook(Cell("1 + 1"))));
        folder.Write("throws.ipynb", NotebookJson.Write(Notebook(Cell("throw new Exception(\"of the cell\");"))));
        var shown = Cell("1 + 1");
        shown["outputs"] = new JsonArray(new JsonObject
        {
            ["output_type"] = "display_data",
            ["data"] = new JsonObject { ["text/html"] = "<b>2</b>" },
            ["metadata"] = new JsonObject(),
        });
        folder.Write("shows.ipynb", NotebookJson.Write(Notebook(shown)));
        folder.Write("still.ipynb", NotebookJson.Write(Notebook((JsonObject)shown.DeepClone())));
        var (code, said) = await InBrowserAsync(
            "notebook_pages.js", folder.Root, folder.Root, "good.ipynb", "throws.ipynb", "shows.ipynb", "--open", "still.ipynb");
        Assert.Equal(1, code);
        Assert.EndsWith("\n1 run, 1 opened, 2 failed\n", said);
        Assert.Matches(@"run good\.ipynb: ", said);
        Assert.Matches(@"failed throws\.ipynb: .*of the cell", said);
        Assert.Matches(@"failed shows\.ipynb: .*expected 1 outputs of text/html, found 0 saved", said);
        Assert.Matches(@"opened still\.ipynb: ", said);
    }

    /// <summary>Runs one of the scripts beside this file, and gives its exit code and all that it said.</summary>
    private async Task<(int Code, string Said)> InBrowserAsync(string script, params string[] arguments)
    {
        using var page = Process.Start(new ProcessStartInfo("/usr/bin/node",
            [Path.Combine(AppContext.BaseDirectory, "Integration", script), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NODE_PATH"] = Modules, ["JUPYTER_PATH"] = folder.Path("share/jupyter") },
        })!;
        var said = page.StandardOutput.ReadToEndAsync();
        var error = await page.StandardError.ReadToEndAsync();
        await page.WaitForExitAsync();
        return (page.ExitCode, await said + error);
    }

    private static JsonObject Notebook() => Notebook(
        Cell($"#r \"{Path.Combine(Root, "lib/FilterGen/bin/Release/net10.0/FilterGen.dll")}\"\nusing FilterGen.Figures;\nusing TorchSharp;"),
        Cell("Plot.Lines(\"Squares\", \"x\", \"y\", new Series(\"squares\", [0, 1, 2, 3, 4], [0, 1, 4, 9, 16]))"),
        Cell("var x = 41;\nx + 1"),
        Cell("for (int i = 0; i <= 10; i++) { Console.Write($\"\\r{i}/10\"); System.Threading.Thread.Sleep(200); }"),
        Cell("Console.WriteLine(\"on\");\nwhile (true) { }"),
        Cell("torch."));

    private static JsonObject Notebook(params JsonObject[] cells) => new()
    {
        ["cells"] = new JsonArray([.. cells]),
        ["metadata"] = new JsonObject
        {
            ["kernelspec"] = new JsonObject { ["name"] = Name, ["display_name"] = "C#", ["language"] = "C#" },
        },
        ["nbformat"] = 4,
        ["nbformat_minor"] = 4,
    };

    private static JsonObject Cell(string source) => new()
    {
        ["cell_type"] = "code",
        ["execution_count"] = null,
        ["metadata"] = new JsonObject(),
        ["outputs"] = new JsonArray(),
        ["source"] = source,
    };
}
