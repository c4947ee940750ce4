using Workbook.Documents;
using Workbook.New;

namespace Workbook.Tests.New;

public sealed class NewTests : IDisposable
{
    private readonly CommandFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData("mine", "mine.ipynb")]
    [InlineData("mine.ipynb", "mine.ipynb")]
    [InlineData("mine.dib", "mine.dib")]
    public async Task A_notebook_is_written_that_loads_the_library_of_this_clone(string name, string file)
    {
        Assert.Equal(0, await fixture.RunAsync("new", "./" + name));

        var cells = fixture.Load(file).Cells;
        Assert.StartsWith("# mine\n", cells[0].Source);
        var library = cells[1].Source.Split('"')[1];
        Assert.EndsWith("/lib/FilterGen/bin/Release/net10.0/FilterGen.dll", library);
        Assert.True(File.Exists(Path.Combine(library.Split("/lib/")[0], "FilterGen.Notebooks.sln")), library);
        Assert.Contains($"Wrote {fixture.Path(file)}", fixture.Output);
        var command = fixture.Output.Split("execute it with: ")[1].Split(" run ")[0];
        Assert.True(File.Exists(Path.GetFullPath(command)), command);
        Assert.Equal([file], fixture.Names());
    }

    [Fact]
    public async Task Within_the_clone_the_library_is_named_from_the_notebook()
    {
        var below = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, Path.GetRandomFileName())).FullName;
        try
        {
            Assert.Equal(0, await fixture.RunAsync("new", Path.Combine(below, "mine.dib")));

            var library = File.ReadAllText(Path.Combine(below, "mine.dib")).Split("#r \"")[1].Split('"')[0];
            Assert.StartsWith("../", library);
            Assert.True(File.Exists(Path.Combine(below, library.Split("lib/")[0], "FilterGen.Notebooks.sln")), library);
        }
        finally
        {
            Directory.Delete(below, recursive: true);
        }
    }

    [Fact]
    public async Task What_is_there_is_not_overwritten()
    {
        fixture.Write("mine.ipynb", "{}");

        Assert.Equal(1, await fixture.RunAsync("new", "./mine"));

        Assert.Equal("{}", fixture.Read("mine.ipynb"));
        Assert.Contains("mine.ipynb: is there already", fixture.Error);
    }

    [Fact]
    public async Task A_file_of_another_kind_is_not_written()
    {
        Assert.Equal(1, await fixture.RunAsync("new", "./mine.txt"));
        Assert.Contains("expected an .ipynb or a .dib file", fixture.Error);
        Assert.Empty(fixture.Names());
    }

    [Fact]
    public async Task A_folder_that_is_missing_is_named()
    {
        Assert.Equal(1, await fixture.RunAsync("new", "./nowhere/mine"));
        Assert.Contains("there is no folder", fixture.Error);
        Assert.Equal(1, await fixture.RunAsync("new", fixture.Root + "/"));
        Assert.Contains("expected the name of a file", fixture.Error);
    }

    [Fact]
    public void What_the_README_shows_to_paste_are_the_cells_of_a_new_notebook()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root.GetFiles("*.sln").Length == 0) root = root.Parent!;
        var readme = File.ReadAllText(Path.Combine(root.FullName, "README.md"));
        var pasted = readme.Split("```csharp\n").Skip(1).Select(block => block.Split("```")[0]).Single(block => block.Contains("Trainer.Fit("));

        var cells = NotebookFile.Parse(NewCommand.Text("mine", ".."), "new.dib").Cells.Where(cell => cell.IsRunnable).Take(2);

        Assert.Equal(string.Join("\n\n", cells.Select(cell => cell.Source)) + "\n", pasted);
    }
}
