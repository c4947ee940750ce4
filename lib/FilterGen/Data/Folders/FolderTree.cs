namespace FilterGen.Data.Folders;

/// <summary>The files of a tree with a folder for each class.</summary>
internal sealed class FolderTree
{
    private readonly List<(string Class, string Path)> files = [];
    private readonly List<string> problems = [];
    private readonly HashSet<string> classes = [];

    /// <param name="folder">The root.</param>
    /// <param name="perClass">The most files of a class.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidDataException">Two folders have the same name, in both of Unicode's forms.</exception>
    public FolderTree(string folder, int? perClass)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"{folder}: expected a folder with a folder for each class, found none.");
        Root = Path.GetFullPath(Directory.ResolveLinkTarget(folder, returnFinalTarget: true)?.FullName ?? folder);
        foreach (var entry in Entries(Root))
        {
            var name = Path.GetFileName(entry);
            if (!Directory.Exists(entry)) problems.Add($"{name}: expected a folder for a class, found a file. It is left out.");
            else if (Stays(entry, name)) AddClass(entry, perClass);
        }
    }

    /// <summary>The root, with no link at its end.</summary>
    public string Root { get; }

    /// <summary>Each file's class, its name composed where ICU is, and its path from the root, in the order of their names.</summary>
    public IReadOnlyList<(string Class, string Path)> Files => files;

    /// <summary>The first folder within a class, where only images may be; null for none.</summary>
    public string? Deeper { get; private set; }

    /// <summary>What is no file of a class.</summary>
    public IReadOnlyList<string> Problems => problems;

    private void AddClass(string folder, int? perClass)
    {
        var found = 0;
        var name = Path.GetFileName(folder);
        var ofClass = name.Normalize();
        if (!classes.Add(ofClass))
            throw new InvalidDataException(
                $"{Root}: expected one folder for each class, found two named \"{ofClass}\", one with its letters and marks joined "
                + "(Unicode NFC), one with them apart (NFD). Move the images of both into one of them.");
        string[] entries = [];
        try
        {
            entries = [.. Entries(folder)];
        }
        catch (UnauthorizedAccessException)
        {
            problems.Add($"{name}: expected images in this class, found a folder that may not be read. The class is left out.");
            return;
        }
        foreach (var entry in entries.TakeWhile(_ => found < (perClass ?? int.MaxValue)))
        {
            var path = $"{name}/{Path.GetFileName(entry)}";
            if (!Stays(entry, path)) continue;
            if (Directory.Exists(entry))
            {
                Deeper ??= path;
                problems.Add($"{path}: expected an image, found a folder within a class. It is left out.");
                continue;
            }
            if (IsEmpty(entry))
            {
                problems.Add($"{path}: expected an image, found 0 bytes: an empty file, or a pipe, a socket or a device. It is left out.");
                continue;
            }
            files.Add((ofClass, path));
            found++;
        }
        if (found == 0) problems.Add($"{name}: expected images in this class, found none. The class is left out.");
    }

    /// <summary>Whether an entry is no link, or one to a place in the tree.</summary>
    private bool Stays(string entry, string name)
    {
        FileSystemInfo info = Directory.Exists(entry) ? new DirectoryInfo(entry) : new FileInfo(entry);
        if (info.LinkTarget is null) return true;
        string? problem;
        try
        {
            var target = info.ResolveLinkTarget(returnFinalTarget: true)!;
            problem = !target.Exists ? "one to nothing"
                : IsWithin(target.FullName) ? null : "one that leaves it";
        }
        catch (IOException)
        {
            problem = "one that goes in a circle";
        }
        if (problem is not null) problems.Add($"{name}: expected links to stay in the tree, found {problem}. It is left out.");
        return problem is null;
    }

    /// <summary>Whether a path is one in the tree, and goes through no folder that is a link itself.</summary>
    private bool IsWithin(string path)
    {
        if (!path.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal)) return false;
        for (var above = Path.GetDirectoryName(path)!; above.Length > Root.Length; above = Path.GetDirectoryName(above)!)
        {
            if (new DirectoryInfo(above).LinkTarget is not null) return false;
        }
        return true;
    }

    /// <summary>
    /// Whether there is nothing to read. Pipes, sockets and devices have no length either; reading one of them may never end.
    /// </summary>
    private static bool IsEmpty(string entry) =>
        (new FileInfo(entry).ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? new FileInfo(entry)).Length == 0;

    private static IEnumerable<string> Entries(string folder) => Directory.EnumerateFileSystemEntries(folder)
        .Where(entry => !Path.GetFileName(entry).StartsWith('.'))
        .OrderBy(entry => Path.GetFileName(entry).Normalize(), StringComparer.Ordinal);
}
