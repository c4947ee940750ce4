namespace NotebookKernel.Tests;

/// <summary>A folder of one test's own, gone when the test is done.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("workbook-").FullName;

    public string Path(string name) => System.IO.Path.Combine(Root, name);

    public string Write(string name, string text)
    {
        var path = Path(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public string[] Names() => [.. Directory.EnumerateFileSystemEntries(Root).Select(entry => System.IO.Path.GetFileName(entry)).Order()];

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
