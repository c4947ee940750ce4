namespace Kernel.Tests;

/// <summary>A folder of one test's own, gone when the test is done.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("workbook-").FullName;

    public string Root => _root;

    public string Path(string name) => System.IO.Path.Combine(_root, name);

    public string Write(string name, string text)
    {
        var path = Path(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public string[] Names() => [.. Directory.EnumerateFileSystemEntries(_root).Select(entry => System.IO.Path.GetFileName(entry)).Order()];

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
