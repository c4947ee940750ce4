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
        using var page = Process.Start(new ProcessStartInfo("/usr/bin/node",
            [Path.Combine(AppContext.BaseDirectory, "Integration", "notebook_page.js"), folder.Root, "page.ipynb"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NODE_PATH"] = Modules, ["JUPYTER_PATH"] = folder.Path("share/jupyter") },
        })!;
        var said = page.StandardOutput.ReadToEndAsync();
        var error = await page.StandardError.ReadToEndAsync();
        await page.WaitForExitAsync();
        Assert.True(page.ExitCode == 0, await said + error);
        Assert.Equal(7, (await said).Split('\n').Count(line => line.StartsWith("ok ", StringComparison.Ordinal)));
    }

    private static JsonObject Notebook() => new()
    {
        ["cells"] = new JsonArray(
            Cell($"#r \"{Path.Combine(Root, "lib/FilterGen/bin/Release/net10.0/FilterGen.dll")}\"\nusing FilterGen.Figures;\nusing TorchSharp;"),
            Cell("Plot.Lines(\"Squares\", \"x\", \"y\", new Series(\"squares\", [0, 1, 2, 3, 4], [0, 1, 4, 9, 16]))"),
            Cell("var x = 41;\nx + 1"),
            Cell("for (int i = 0; i <= 10; i++) { Console.Write($\"\\r{i}/10\"); System.Threading.Thread.Sleep(200); }"),
            Cell("Console.WriteLine(\"on\");\nwhile (true) { }"),
            Cell("torch.")),
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
