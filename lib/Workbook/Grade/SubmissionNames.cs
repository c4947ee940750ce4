namespace Workbook.Grade;

/// <summary>What submissions are called in the table of marks.</summary>
internal static class SubmissionNames
{
    /// <summary>
    /// The file's name without its extension; where all files are named alike, as when each student has a folder, the folder's name;
    /// where even those are not different, a number is added.
    /// </summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> files)
    {
        string[] names = [.. files.Select(file => Path.GetFileNameWithoutExtension(file))];
        if (files.Count > 1 && names.Distinct().Count() == 1)
            names = [.. files.Select(file => Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file))!))];
        // The tables of the class are called so.
        var seen = new Dictionary<string, int> { [GradeTable.Name] = 1 };
        return [.. names.Select(name => (seen[name] = seen.GetValueOrDefault(name) + 1) is > 1 and var number ? $"{name}-{number}" : name)];
    }
}
