using Workbook.Documents;

namespace Workbook.Tests;

/// <summary>Notebooks run by Jupyter's own tools through the installed kernelspec.</summary>
[Collection(ProcessStateCollection.Name)]
public sealed class JupyterTests : IAsyncLifetime
{
    private const string Notebook = """
        #!markdown

        # Several kinds of output

        #!csharp

        var x = 40;
        for (var i = 0; i <= 100; i++) Console.Write($"\r{i,3} %");
        Console.WriteLine();
        Console.Error.WriteLine("warning");

        #!csharp

        using System.IO;
        display(File.ReadAllText("data.txt"));

        #!csharp

        x + 2

        """;

    private const string Client = """
        import sys, nbformat
        from nbclient import NotebookClient
        from nbclient.exceptions import CellExecutionError
        notebook = nbformat.read(sys.argv[1], as_version=4)
        client = NotebookClient(notebook, timeout_func=lambda cell: 3 if "while (true)" in cell.source else 60,
            interrupt_on_timeout=True, allow_errors=len(sys.argv) > 2)
        try:
            client.execute()
        except CellExecutionError as error:
            print(error.ename)
        nbformat.write(notebook, sys.argv[1])
        """;

    private readonly CommandFixture fixture = new();

    public async Task InitializeAsync()
    {
        Assert.Equal(0, await fixture.RunAsync("install", "--prefix", fixture.Root));
        fixture.Write("data.txt", "data");
    }

    public Task DisposeAsync()
    {
        fixture.Dispose();
        return Task.CompletedTask;
    }

    [JupyterFact]
    public async Task Nbconvert_shows_what_our_own_run_shows()
    {
        fixture.Write("ours.dib", Notebook);
        Assert.True(await fixture.RunAsync("run", "./ours.dib") == 0, fixture.Error);
        fixture.Write("theirs.dib", Notebook);
        await fixture.RunAsync("sync", "./theirs.dib");

        var (code, _, error) = await Jupyter.RunAsync(
            fixture.Root, "-m", "nbconvert", "--to", "notebook", "--execute", "--inplace", "theirs.ipynb");

        Assert.True(code == 0, error);
        var (ours, theirs) = (fixture.Load("ours.ipynb"), fixture.Load("theirs.ipynb"));
        Assert.Equal(NotebookJson.Write(ours.Metadata), NotebookJson.Write(theirs.Metadata));
        Assert.Equal(Outputs(ours), Outputs(theirs));
    }

    [JupyterFact]
    public async Task Nbclient_stops_at_the_cell_that_throws()
    {
        await MakeAsync("#!csharp\n1\n#!csharp\nthrow new FormatException(\"bad\");\n#!csharp\n3");

        var (code, output, error) = await Jupyter.RunAsync(fixture.Root, "-c", Client, "a.ipynb");

        Assert.True(code == 0, error);
        Assert.Equal("System.FormatException", output.Trim());
        Assert.Equal([1, 2, null], fixture.Load("a.ipynb").Cells.Select(cell => cell.ExecutionCount));
    }

    [JupyterFact]
    public async Task Nbclient_interrupts_an_endless_loop_and_runs_the_next_cell()
    {
        await MakeAsync("#!csharp\nvar x = 1;\nwhile (true) { }\n#!csharp\n1 + 2");

        var (code, _, error) = await Jupyter.RunAsync(fixture.Root, "-c", Client, "a.ipynb", "allow errors");

        Assert.True(code == 0, error);
        var cells = fixture.Load("a.ipynb").Cells;
        Assert.Equal("Interrupted", Assert.IsType<ErrorOutput>(cells[0].Outputs[^1]).Name);
        Assert.Equal("3", Assert.IsType<ResultOutput>(Assert.Single(cells[1].Outputs)).Data["text/plain"]!.GetValue<string>());
    }

    private async Task MakeAsync(string dib)
    {
        fixture.Write("a.dib", dib);
        Assert.Equal(0, await fixture.RunAsync("sync", "./a.dib"));
    }

    private static string[] Outputs(NotebookDocument notebook) => [.. notebook.Cells.SelectMany(cell => cell.Outputs).Select(output =>
        NotebookJson.Write(OutputJson.Write(output)))];
}
