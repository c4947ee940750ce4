namespace Workbook.Grade;

/// <summary>Finds the teacher's notebook where none is named.</summary>
internal static class LabFinder
{
    private const string Notebooks = "notebooks";
    private const string Lab = "lab.dib";

    /// <summary>The only <c>lab.dib</c> in the folder <c>notebooks</c> of the nearest folder, from here upwards, that has one.</summary>
    /// <param name="start">Where to begin.</param>
    /// <exception cref="FileNotFoundException">There is none, or more than one.</exception>
    public static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            string notebooks = Path.Combine(folder.FullName, Notebooks);
            string[] labs = Directory.Exists(notebooks) ? Directory.GetFiles(notebooks, Lab, SearchOption.AllDirectories) : [];
            if (labs.Length == 1) return labs[0];
            if (labs.Length > 1)
                throw new FileNotFoundException(
                    $"expected one {Lab} below {notebooks}, found {labs.Length}: name the one to grade by with --lab.");
        }
        throw new FileNotFoundException(
            $"expected {Lab} below a folder {Notebooks} of {start} or of a folder above it, found none: name the teacher's notebook with --lab.");
    }
}
