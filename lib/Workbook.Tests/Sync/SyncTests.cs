using Workbook.Documents;

namespace Workbook.Tests.Sync;

public sealed class SyncTests : IDisposable
{
    private static readonly DateTime Past = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly CommandFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task A_missing_ipynb_is_made()
    {
        fixture.Write("a.dib", "#!markdown\n\nm\n\n#!csharp\n\n1\n");

        Assert.Equal(0, await fixture.RunAsync("sync", "./a.dib"));

        var made = fixture.Load("a.ipynb");
        Assert.Equal([(CellKind.Markdown, "m"), (CellKind.Code, "1")], made.Cells.Select(cell => (cell.Kind, cell.Source)));
        Assert.Equal("csharp-workbook", made.Metadata["kernelspec"]!["name"]!.GetValue<string>());
        Assert.Contains("a.dib -> ", fixture.Output);
    }

    [Fact]
    public async Task A_missing_dib_is_made()
    {
        NotebookFile.Save(new NotebookDocument { Cells = [new(CellKind.Code, "#!html\n<b>")] }, fixture.Path("a.ipynb"));

        Assert.Equal(0, await fixture.RunAsync("sync", "./a.dib"));

        Assert.Equal("#!html\n\n<b>\n", fixture.Read("a.dib"));
    }

    [Fact]
    public async Task An_edited_dib_keeps_the_outputs_of_the_other_cells()
    {
        await MakePairAsync("#!csharp\n\n1\n\n#!csharp\n\n2\n\n#!csharp\n\n3\n");
        var ids = fixture.Load("a.ipynb").Cells.Select(cell => cell.Id).ToArray();
        fixture.Write("a.dib", "#!csharp\n\n1\n\n#!markdown\n\nnew\n\n#!csharp\n\n2\n\n#!csharp\n\n33\n");

        Assert.Equal(0, await fixture.RunAsync("sync", "./a.dib"));

        var cells = fixture.Load("a.ipynb").Cells;
        Assert.Equal(["1", "new", "2", "33"], cells.Select(cell => cell.Source));
        Assert.Equal([1, 0, 1, 0], cells.Select(cell => cell.Outputs.Count));
        Assert.Equal(ids, new[] { 0, 2, 3 }.Select(index => cells[index].Id));
    }

    [Fact]
    public async Task An_edited_ipynb_rewrites_the_dib_even_when_it_is_the_older_file()
    {
        await MakePairAsync("#!csharp\n\n1\n");
        EditIpynb("1 + 1");
        File.SetLastWriteTimeUtc(fixture.Path("a.ipynb"), Past);

        Assert.Equal(0, await fixture.RunAsync("sync", "./a.ipynb"));

        Assert.Equal("#!csharp\n\n1 + 1\n", fixture.Read("a.dib"));
        Assert.Single(fixture.Load("a.ipynb").Cells[0].Outputs);
    }

    [Fact]
    public async Task After_a_sync_in_one_direction_the_other_works_too()
    {
        await MakePairAsync("#!csharp\n\n1\n");
        EditIpynb("2");
        await fixture.RunAsync("sync", "./a.dib");
        fixture.Write("a.dib", "#!csharp\n\n3\n");

        Assert.Equal(0, await fixture.RunAsync("sync", "./a.dib"));

        Assert.Equal("3", fixture.Load("a.ipynb").Cells[0].Source);
    }

    [Fact]
    public async Task Edits_on_both_sides_need_a_decision()
    {
        await MakePairAsync("#!csharp\n\n1\n");
        EditIpynb("2");
        fixture.Write("a.dib", "#!csharp\n\n3\n");
        File.SetLastWriteTimeUtc(fixture.Path("a.ipynb"), Past);

        Assert.Equal(1, await fixture.RunAsync("sync", "./a.dib"));

        Assert.Contains("it cannot be told which one was edited; say which one to keep with --from dib or --from ipynb.", fixture.Error);
        Assert.Equal("#!csharp\n\n3\n", fixture.Read("a.dib"));
        Assert.Equal("2", fixture.Load("a.ipynb").Cells[0].Source);
    }

    [Theory]
    [InlineData("dib", "3")]
    [InlineData("ipynb", "2")]
    public async Task The_decision_is_followed(string from, string kept)
    {
        await MakePairAsync("#!csharp\n\n1\n");
        EditIpynb("2");
        fixture.Write("a.dib", "#!csharp\n\n3\n");

        Assert.Equal(0, await fixture.RunAsync("sync", "./a.dib", "--from", from));

        Assert.Equal($"#!csharp\n\n{kept}\n", fixture.Read("a.dib"));
        Assert.Equal(kept, fixture.Load("a.ipynb").Cells[0].Source);
    }

    [Theory]
    [InlineData("a.dib", "1")]
    [InlineData("a.ipynb", "2")]
    public async Task Files_that_were_never_in_step_are_told_apart_by_their_time(string older, string kept)
    {
        fixture.Write("a.dib", "#!csharp\n\n2\n");
        NotebookFile.Save(new NotebookDocument { Cells = [new(CellKind.Code, "1")] }, fixture.Path("a.ipynb"));
        File.SetLastWriteTimeUtc(fixture.Path(older), Past);

        Assert.Equal(0, await fixture.RunAsync("sync", fixture.Root));

        Assert.Equal($"#!csharp\n\n{kept}\n", fixture.Read("a.dib"));
    }

    [Fact]
    public async Task Files_in_step_are_not_touched()
    {
        await MakePairAsync("#!csharp\n1\n");
        File.SetLastWriteTimeUtc(fixture.Path("a.dib"), Past);
        File.SetLastWriteTimeUtc(fixture.Path("a.ipynb"), Past);

        Assert.Equal(0, await fixture.RunAsync("sync", fixture.Root));

        Assert.Equal(Past, File.GetLastWriteTimeUtc(fixture.Path("a.dib")));
        Assert.Equal(Past, File.GetLastWriteTimeUtc(fixture.Path("a.ipynb")));
        Assert.Empty(fixture.Output);
    }

    [Fact]
    public async Task Folders_are_searched_but_not_hidden_and_build_folders_nor_other_languages()
    {
        foreach (var name in new[] { "a.dib", "b/c.dib", ".hidden/d.dib", "obj/e.dib" }) fixture.Write(name, "1");
        fixture.Write("python.ipynb", """{"cells": [], "metadata": {"language_info": {"name": "python"}}, "nbformat": 4}""");

        Assert.Equal(0, await fixture.RunAsync("sync", fixture.Root));

        var made = Directory.EnumerateFiles(fixture.Root, "*.ipynb", SearchOption.AllDirectories);
        Assert.Equal(["a.ipynb", "c.ipynb", "python.ipynb"], made.Select(file => System.IO.Path.GetFileName(file)).Order());
    }

    [Fact]
    public async Task A_damaged_notebook_does_not_keep_the_others_from_being_synced()
    {
        fixture.Write("a.ipynb", "{");
        fixture.Write("a.dib", "1");
        fixture.Write("b.dib", "1");

        Assert.Equal(1, await fixture.RunAsync("sync", fixture.Root));

        Assert.Contains("a.ipynb, line 1: not JSON", fixture.Error);
        Assert.True(File.Exists(fixture.Path("b.ipynb")));
        Assert.Equal("{", fixture.Read("a.ipynb"));
    }

    [Fact]
    public async Task A_path_that_is_nothing_is_named()
    {
        Assert.Equal(1, await fixture.RunAsync("sync", "./nothing.dib"));
        Assert.Contains("nothing.dib: there is no such file", fixture.Error);
    }

    private async Task MakePairAsync(string dib)
    {
        fixture.Write("a.dib", dib);
        await fixture.RunAsync("sync", "./a.dib");
        var ipynb = fixture.Load("a.ipynb");
        foreach (var cell in ipynb.Cells) cell.Outputs.Add(new StreamOutput("stdout", "output"));
        NotebookFile.Save(ipynb, fixture.Path("a.ipynb"));
    }

    private void EditIpynb(string source)
    {
        var ipynb = fixture.Load("a.ipynb");
        ipynb.Cells[0].Source = source;
        NotebookFile.Save(ipynb, fixture.Path("a.ipynb"));
    }
}
