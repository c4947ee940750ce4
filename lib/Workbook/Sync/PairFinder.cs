using Workbook.Documents;

namespace Workbook.Sync;

/// <summary>Finds the notebooks that a command line names.</summary>
internal static class PairFinder
{
    private static readonly string[] SkippedFolders = ["bin", "obj", "node_modules"];

    /// <summary>
    /// The pairs at <paramref name="paths"/>: a file stands for its pair, a folder for all C# notebooks in it and below, hidden
    /// and build folders left out.
    /// </summary>
    /// <exception cref="DocumentException">A path is neither a folder nor a notebook.</exception>
    public static IReadOnlyList<NotebookPair> Find(IEnumerable<string> paths)
    {
        var found = new SortedDictionary<string, NotebookPair>(StringComparer.Ordinal);
        foreach (var file in paths.SelectMany(Files))
        {
            var pair = new NotebookPair(file);
            found.TryAdd(Path.GetFullPath(pair.Dib), pair);
        }
        return [.. found.Values];
    }

    private static IEnumerable<string> Files(string path)
    {
        if (Directory.Exists(path)) return InFolder(path);
        if (!NotebookFile.IsDib(path) && !NotebookFile.IsIpynb(path))
        {
            throw new DocumentException(path, null, "expected a folder, or a file that ends in .dib or .ipynb");
        }
        var pair = new NotebookPair(path);
        if (!File.Exists(pair.Dib) && !File.Exists(pair.Ipynb)) throw new DocumentException(path, null, "there is no such file");
        return [path];
    }

    private static IEnumerable<string> InFolder(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            if (NotebookFile.IsDib(file) || (NotebookFile.IsIpynb(file) && !IsOtherLanguage(file))) yield return file;
        }
        foreach (var below in Directory.EnumerateDirectories(folder))
        {
            var name = Path.GetFileName(below);
            if (name.StartsWith('.') || SkippedFolders.Contains(name)) continue;
            foreach (var file in InFolder(below)) yield return file;
        }
    }

    private static bool IsOtherLanguage(string ipynb)
    {
        try
        {
            return !NotebookFile.Load(ipynb).IsCSharp;
        }
        catch (DocumentException)
        {
            return false; // Comparing the pair says what is wrong with it.
        }
    }
}
