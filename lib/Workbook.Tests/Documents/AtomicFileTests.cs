using Workbook.Documents;

namespace Workbook.Tests.Documents;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [FullDeviceFact]
    public void A_full_disk_leaves_the_old_notebook()
    {
        folder.Write("a.ipynb", "old");
        // What is written beside the notebook first goes to a device that is always full.
        File.CreateSymbolicLink(folder.Path($".a.ipynb.{Environment.ProcessId}.tmp"), FullDeviceFactAttribute.Path);

        var error = Assert.Throws<IOException>(() => NotebookFile.Save(new NotebookDocument(), folder.Path("a.ipynb")));

        Assert.Contains("No space left on device", error.Message);
        Assert.Equal("old", File.ReadAllText(folder.Path("a.ipynb")));
        Assert.Equal(["a.ipynb"], folder.Names());
    }
}
