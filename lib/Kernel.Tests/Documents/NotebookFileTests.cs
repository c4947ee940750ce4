using Workbook.Documents;

namespace Kernel.Tests.Documents;

public sealed class NotebookFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.dib")]
    [InlineData("a.ipynb")]
    public void SavedNotebookLoads(string name)
    {
        NotebookFile.Save(new NotebookDocument { Cells = [new(CellKind.Code, "1 + 1")] }, _folder.Path(name));

        Assert.Equal("1 + 1", Assert.Single(NotebookFile.Load(_folder.Path(name)).Cells).Source);
        Assert.Equal([name], _folder.Names());
    }

    [Fact]
    public void MissingFileIsNamed() => Assert.EndsWith("no.dib: there is no such file",
        Assert.Throws<DocumentException>(() => NotebookFile.Load(_folder.Path("no.dib"))).Message);

    [Fact]
    public void OtherExtensionsAreRefused() => Assert.EndsWith("a.py: expected a notebook, a file that ends in .dib or .ipynb",
        Assert.Throws<DocumentException>(() => NotebookFile.Load(_folder.Path("a.py"))).Message);

    [Fact]
    public void BytesThatAreNotUtf8AreNamedWithTheirLine()
    {
        File.WriteAllBytes(_folder.Path("a.dib"), [(byte)'a', (byte)'\n', 0xff]);

        Assert.EndsWith("a.dib, line 2: expected UTF-8 text, found other bytes",
            Assert.Throws<DocumentException>(() => NotebookFile.Load(_folder.Path("a.dib"))).Message);
    }

    [Fact]
    public void ByteOrderMarkIsNotPartOfTheText()
    {
        File.WriteAllBytes(_folder.Path("a.dib"), [0xef, 0xbb, 0xbf, .. "#!markdown\nm"u8]);

        Assert.Equal("m", Assert.Single(NotebookFile.Load(_folder.Path("a.dib")).Cells).Source);
    }

    [Fact]
    public void SaveThatFailsLeavesNothingBehind()
    {
        Directory.CreateDirectory(_folder.Path("a.ipynb"));

        Assert.ThrowsAny<Exception>(() => NotebookFile.Save(new NotebookDocument(), _folder.Path("a.ipynb")));

        Assert.Equal(["a.ipynb"], _folder.Names());
    }

    [Fact]
    public void SaveWritesThroughALink()
    {
        File.WriteAllText(_folder.Path("real.dib"), "");
        File.CreateSymbolicLink(_folder.Path("link.dib"), _folder.Path("real.dib"));

        NotebookFile.Save(new NotebookDocument { Cells = [new(CellKind.Code, "x")] }, _folder.Path("link.dib"));

        Assert.Equal("#!csharp\n\nx\n", File.ReadAllText(_folder.Path("real.dib")));
    }
}
