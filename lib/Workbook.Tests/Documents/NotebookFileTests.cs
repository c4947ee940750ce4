using Workbook.Documents;

namespace Workbook.Tests.Documents;

public sealed class NotebookFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("a.dib")]
    [InlineData("a.ipynb")]
    public void Saved_notebook_loads(string name)
    {
        NotebookFile.Save(new NotebookDocument { Cells = [new(CellKind.Code, "1 + 1")] }, folder.Path(name));

        Assert.Equal("1 + 1", Assert.Single(NotebookFile.Load(folder.Path(name)).Cells).Source);
        Assert.Equal([name], folder.Names());
    }

    [Fact]
    public void Missing_file_is_named() => Assert.EndsWith("no.dib: there is no such file",
        Assert.Throws<DocumentException>(() => NotebookFile.Load(folder.Path("no.dib"))).Message);

    [Fact]
    public void Other_extensions_are_refused() => Assert.EndsWith("a.py: expected a notebook, a file that ends in .dib or .ipynb",
        Assert.Throws<DocumentException>(() => NotebookFile.Load(folder.Path("a.py"))).Message);

    [Fact]
    public void Bytes_that_are_not_UTF8_are_named_with_their_line()
    {
        File.WriteAllBytes(folder.Path("a.dib"), [(byte)'a', (byte)'\n', 0xff]);

        Assert.EndsWith("a.dib, line 2: expected UTF-8 text, found other bytes",
            Assert.Throws<DocumentException>(() => NotebookFile.Load(folder.Path("a.dib"))).Message);
    }

    [Fact]
    public void Byte_order_mark_is_not_part_of_the_text()
    {
        File.WriteAllBytes(folder.Path("a.dib"), [0xef, 0xbb, 0xbf, .. "#!markdown\nm"u8]);

        Assert.Equal("m", Assert.Single(NotebookFile.Load(folder.Path("a.dib")).Cells).Source);
    }

    [Fact]
    public void Save_that_fails_leaves_nothing_behind()
    {
        Directory.CreateDirectory(folder.Path("a.ipynb"));

        Assert.ThrowsAny<Exception>(() => NotebookFile.Save(new NotebookDocument(), folder.Path("a.ipynb")));

        Assert.Equal(["a.ipynb"], folder.Names());
    }

    [Fact]
    public void Save_writes_through_a_link()
    {
        File.WriteAllText(folder.Path("real.dib"), "");
        File.CreateSymbolicLink(folder.Path("link.dib"), folder.Path("real.dib"));

        NotebookFile.Save(new NotebookDocument { Cells = [new(CellKind.Code, "x")] }, folder.Path("link.dib"));

        Assert.Equal("#!csharp\n\nx\n", File.ReadAllText(folder.Path("real.dib")));
    }
}
