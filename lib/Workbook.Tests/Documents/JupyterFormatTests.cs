using Workbook.Documents;

namespace Workbook.Tests.Documents;

/// <summary>Our files against nbformat, Jupyter's own reader, checker and writer.</summary>
public sealed class JupyterFormatTests : IDisposable
{
    private const string Resave = """
        import glob, nbformat
        for name in sorted(glob.glob("*.ipynb")):
            notebook = nbformat.read(name, as_version=4)
            nbformat.validate(notebook)
            nbformat.write(notebook, name + ".again")
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [JupyterFact]
    public async Task Jupyter_accepts_every_notebook_and_saves_it_byte_for_byte_as_we_do()
    {
        for (var seed = 0; seed < 100; seed++) NotebookFile.Save(new RandomNotebook(seed).Make(), folder.Path($"{seed}.ipynb"));

        var (code, _, error) = await Jupyter.RunAsync(folder.Root, "-W", "error", "-c", Resave);

        Assert.True(code == 0, error);
        for (var seed = 0; seed < 100; seed++)
        {
            Assert.Equal(File.ReadAllText(folder.Path($"{seed}.ipynb")), File.ReadAllText(folder.Path($"{seed}.ipynb.again")));
        }
    }
}
