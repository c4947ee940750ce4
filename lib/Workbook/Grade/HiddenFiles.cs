namespace Workbook.Grade;

/// <summary>The files that a submission must not see, because what it reads it can show in the notebook that goes back.</summary>
/// <param name="lab">The teacher's notebook: hidden unless it is the one that was handed out, and with it the solutions beside it.</param>
/// <param name="submissions">What was handed in.</param>
/// <param name="folder">Where the reports and the executed notebooks go.</param>
internal sealed class HiddenFiles(string lab, IReadOnlyList<string> submissions, string folder)
{
    private const string HandedOut = "lab";
    private const string Solutions = "solution*";
    private static readonly string[] Written = ["*.ipynb", "*.md", "marks.txt"];

    // One folder further, and hidden ones too: Jupyter keeps copies in .ipynb_checkpoints.
    private static readonly EnumerationOptions Beside =
        new() { RecurseSubdirectories = true, MaxRecursionDepth = 1, AttributesToSkip = FileAttributes.None };

    /// <summary>The files that are there now, by paths without links.</summary>
    public IReadOnlyList<string> Find()
    {
        var solutions = Directory.EnumerateFiles(Path.GetDirectoryName(Path.GetFullPath(lab))!, Solutions, Beside);
        IEnumerable<string> labs = Path.GetFileNameWithoutExtension(lab) == HandedOut ? [] : [lab];
        var written = Written.SelectMany(pattern => Directory.EnumerateFiles(folder, pattern));
        return [.. solutions.Concat(labs).Concat(submissions).Concat(written).Where(File.Exists)
            .Select(file => WithoutLinks(Path.GetFullPath(file))).Distinct()];
    }

    private static string WithoutLinks(string path)
    {
        if (Path.GetDirectoryName(path) is not { } parent) return path;
        var here = Path.Combine(WithoutLinks(parent), Path.GetFileName(path));
        return File.ResolveLinkTarget(here, returnFinalTarget: false) is { } target ? WithoutLinks(target.FullName) : here;
    }
}
