using Workbook.Documents;

namespace Workbook.Tests.Documents;

public sealed class NotebookLinesTests
{
    private const int Width = 100;

    [Fact]
    public void No_line_of_code_in_the_notebooks_is_too_long_for_the_classic_notebook()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root.GetFiles("*.sln").Length == 0) root = root.Parent!;
        var notebooks = Directory.GetFiles(Path.Combine(root.FullName, "notebooks"), "*.dib", SearchOption.AllDirectories);
        Assert.NotEmpty(notebooks);

        var tooLong = from file in notebooks
                      from cell in NotebookFile.Load(file).Cells
                      where cell.IsRunnable
                      from line in cell.Source.Split('\n')
                      where line.Length > Width
                      select $"{Path.GetFileName(file)}: {line}";

        Assert.Empty(tooLong);
    }
}
