using Workbook.Documents;

namespace Workbook.Tests.Run;

[Collection(ProcessStateCollection.Name)]
public sealed class RunTests : IDisposable
{
    private const string Sum = """
        #!markdown

        # Sums

        #!csharp

        var x = 40;
        Console.WriteLine("adding");

        #!csharp

        x + 2

        """;

    private readonly CommandFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task A_dib_gets_an_executed_ipynb_beside_it()
    {
        fixture.Write("sum.dib", Sum);

        Assert.Equal(0, await fixture.RunAsync("run", "./sum.dib"));

        var cells = fixture.Load("sum.ipynb").Cells;
        Assert.Equal(["# Sums", "var x = 40;\nConsole.WriteLine(\"adding\");", "x + 2"], cells.Select(cell => cell.Source));
        Assert.Equal([null, 1, 2], cells.Select(cell => cell.ExecutionCount));
        Assert.Equal("adding\n", Assert.IsType<StreamOutput>(Assert.Single(cells[1].Outputs)).Text);
        Assert.Equal("42", Assert.IsType<ResultOutput>(Assert.Single(cells[2].Outputs)).Data["text/plain"]!.GetValue<string>());
        Assert.Equal(Sum, fixture.Read("sum.dib"));
    }

    [Fact]
    public async Task An_ipynb_is_executed_in_place()
    {
        fixture.Write("sum.dib", Sum);
        await fixture.RunAsync("run", "./sum.dib");
        File.Delete(fixture.Path("sum.dib"));
        var executed = fixture.Read("sum.ipynb");

        Assert.Equal(0, await fixture.RunAsync("run", "./sum.ipynb"));

        Assert.Equal(executed, fixture.Read("sum.ipynb"));
        Assert.Equal(["sum.ipynb"], fixture.Names());
    }

    [Fact]
    public async Task Cells_run_in_the_language_that_only_their_metadata_names()
    {
        fixture.Write("mixed.ipynb", """
            {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
              {"cell_type": "code", "metadata": {}, "source": "var x = new[] { 1, 2 };"},
              {"cell_type": "code", "metadata": {"polyglot_notebook": {"kernelName": "fsharp"}},
               "source": "#!share --from csharp x\nlet sum = Array.sum x\nsum"},
              {"cell_type": "code", "metadata": {"dotnet_interactive": {"language": "fsharp"}}, "source": "let twice = 2 * sum"},
              {"cell_type": "code", "metadata": {"polyglot_notebook": {"kernelName": "csharp"}},
               "source": "#!share --from fsharp twice\ntwice"}
            ]}
            """);

        Assert.Equal(0, await fixture.RunAsync("run", "./mixed.ipynb"));

        var cells = fixture.Load("mixed.ipynb").Cells;
        Assert.Equal([null, "3", null, "6"],
            cells.Select(cell => cell.Outputs.OfType<ResultOutput>().SingleOrDefault()?.Data["text/plain"]!.GetValue<string>()));
        Assert.Equal("let twice = 2 * sum", cells[2].Source);
    }

    [Fact]
    public async Task An_ipynb_whose_run_fails_keeps_every_cell()
    {
        NotebookCell[] cells =
            [new(CellKind.Code, "1"), new(CellKind.Code, "undefined"), new(CellKind.Markdown, "m"), new(CellKind.Code, "3")];
        cells[3].Outputs.Add(new StreamOutput("stdout", "of an earlier run"));
        NotebookFile.Save(new NotebookDocument { Cells = [.. cells] }, fixture.Path("a.ipynb"));

        Assert.Equal(1, await fixture.RunAsync("run", "./a.ipynb"));

        var written = fixture.Load("a.ipynb").Cells;
        Assert.Equal(cells.Select(cell => (cell.Id, cell.Source)), written.Select(cell => (cell.Id, cell.Source)));
        Assert.Equal([1, 1, 0, 0], written.Select(cell => cell.Outputs.Count));
        Assert.Equal(["a.ipynb"], fixture.Names());
    }

    [Fact]
    public async Task Running_again_changes_no_byte()
    {
        fixture.Write("sum.dib", Sum);
        await fixture.RunAsync("run", "./sum.dib");
        var first = fixture.Read("sum.ipynb");

        Assert.Equal(0, await fixture.RunAsync("run", "./sum.dib"));

        Assert.Equal(first, fixture.Read("sum.ipynb"));
    }

    [Fact]
    public async Task Another_output_file_leaves_the_notebook_alone()
    {
        fixture.Write("sum.dib", Sum);

        Assert.Equal(0, await fixture.RunAsync("run", "./sum.dib", "-o", "./out.ipynb"));

        Assert.Equal(["out.ipynb", "sum.dib"], fixture.Names());
    }

    [Fact]
    public async Task Progress_goes_to_standard_error_and_the_notebooks_output_through()
    {
        fixture.Write("sum.dib", Sum);

        await fixture.RunAsync("run", "./sum.dib");

        Assert.Equal("adding\n", fixture.Output);
        Assert.Contains("[1/2] Sums\n", fixture.Error);
        Assert.Contains("[2/2] x + 2\n", fixture.Error);
    }

    [Fact]
    public async Task A_log_gets_what_the_notebook_prints()
    {
        fixture.Write("bar.dib", "for (var i = 0; i <= 100; i++) Console.Write($\"\\r{i,3} %\");\nConsole.WriteLine();");

        Assert.Equal(0, await fixture.RunAsync("run", "./bar.dib", "--log", "./log.txt"));

        Assert.Equal("100 %\n", fixture.Read("log.txt"));
        Assert.EndsWith("100 %\n", fixture.Output);
    }

    [Fact]
    public async Task Quiet_prints_nothing()
    {
        fixture.Write("sum.dib", Sum);

        Assert.Equal(0, await fixture.RunAsync("run", "./sum.dib", "--quiet"));

        Assert.Empty(fixture.Output + fixture.Error);
    }

    [Fact]
    public async Task The_notebook_sees_its_folder_and_the_given_variables()
    {
        fixture.Write("where.dib", """
            Console.Write(Environment.GetEnvironmentVariable("WORKBOOK_TEST"));
            Console.Write(File.ReadAllText("data.txt"));
            """);
        fixture.Write("data.txt", " and data");
        var before = Environment.CurrentDirectory;

        Assert.Equal(0, await fixture.RunAsync("run", "./where.dib", "--env", "WORKBOOK_TEST=a=b"));

        Assert.Equal("a=b and data", fixture.Output);
        Assert.Equal(before, Environment.CurrentDirectory);
    }

    [Fact]
    public async Task A_cell_that_throws_ends_the_run_and_is_shown()
    {
        fixture.Write("bad.dib", """
            #!csharp
            var x = 1;
            #!csharp
            Console.WriteLine(x);
            throw new InvalidOperationException("no way");
            #!csharp
            x
            """);

        Assert.Equal(1, await fixture.RunAsync("run", "./bad.dib"));

        Assert.Contains("bad.dib, cell 2 of 3: the cell failed\n", fixture.Error);
        Assert.Contains("no way", fixture.Error);
        Assert.Contains("line 2", fixture.Error);
        var cells = fixture.Load("bad.ipynb").Cells;
        Assert.Equal("no way", Assert.IsType<ErrorOutput>(cells[1].Outputs[1]).Message);
        Assert.Equal([1, 2, null], cells.Select(cell => cell.ExecutionCount));
    }

    [Fact]
    public async Task A_cell_that_does_not_compile_ends_the_run_and_is_shown()
    {
        fixture.Write("bad.dib", "#!csharp\nint x = 1;\n#!csharp\nvar y = 2;\nint z = undefined + 1;");

        Assert.Equal(1, await fixture.RunAsync("run", "./bad.dib"));

        Assert.Contains("bad.dib, cell 2 of 2: the cell failed\n", fixture.Error);
        Assert.Contains("(2,9): error CS0103", fixture.Error);
        Assert.IsType<ErrorOutput>(Assert.Single(fixture.Load("bad.ipynb").Cells[1].Outputs));
    }

    [Fact]
    public async Task An_endless_loop_ends_at_the_timeout()
    {
        fixture.Write("loop.dib", "while (true) { }");

        Assert.Equal(1, await fixture.RunAsync("run", "./loop.dib", "--timeout", "1.5"));

        Assert.Contains("Timeout: The cell ran longer than 1.5 s and was interrupted.", fixture.Error);
        var output = Assert.Single(Assert.Single(fixture.Load("loop.ipynb").Cells).Outputs);
        Assert.Equal("Timeout", Assert.IsType<ErrorOutput>(output).Name);
    }

    [Fact]
    public async Task An_interruption_writes_what_there_is()
    {
        fixture.Write("loop.dib", "#!csharp\n1\n#!csharp\nFile.WriteAllText(\"begun\", \"\");\nawait Task.Delay(-1);\n#!csharp\n3");
        using var stop = new CancellationTokenSource();

        var run = fixture.RunAsync(stop.Token, "run", "./loop.dib");
        while (!run.IsCompleted && !File.Exists(fixture.Path("begun"))) await Task.Delay(20);
        await stop.CancelAsync();

        Assert.Equal(130, await run);
        var cells = fixture.Load("loop.ipynb").Cells;
        Assert.IsType<ResultOutput>(Assert.Single(cells[0].Outputs));
        Assert.Equal("Interrupted", Assert.IsType<ErrorOutput>(cells[1].Outputs[^1]).Name);
        Assert.Contains("loop.dib, cell 2 of 3: interrupted", fixture.Error);
    }

    [Fact]
    public async Task A_progress_bar_is_stored_once()
    {
        fixture.Write("bar.dib", "for (var i = 0; i <= 100; i++) Console.Write($\"\\r{i,3} %\");\nConsole.WriteLine();");

        await fixture.RunAsync("run", "./bar.dib");

        var output = Assert.Single(Assert.Single(fixture.Load("bar.ipynb").Cells).Outputs);
        Assert.Equal("100 %\n", Assert.IsType<StreamOutput>(output).Text);
    }
}
