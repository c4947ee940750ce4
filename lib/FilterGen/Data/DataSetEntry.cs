namespace FilterGen.Data;

/// <summary>One data set of the manifest.</summary>
/// <param name="Name">Short name, also the name of its folder in the cache.</param>
/// <param name="Title">What it is, in words.</param>
/// <param name="Home">The page of its authors.</param>
/// <param name="Licence">Its licence and who holds it.</param>
/// <param name="Citation">The work to cite when it is used.</param>
/// <param name="Files">Its files, unpacked.</param>
/// <param name="Sources">Where the files can be had, in the order in which they are tried.</param>
public sealed record DataSetEntry(
    string Name,
    string Title,
    string Home,
    string Licence,
    string Citation,
    IReadOnlyList<DataFile> Files,
    IReadOnlyList<DataSource> Sources)
{
    /// <summary>Finds a file of this set by its name.</summary>
    /// <param name="name">The file's name, unpacked, without a folder.</param>
    /// <exception cref="ArgumentException">The set has no file of that name.</exception>
    public DataFile File(string name) =>
        Files.FirstOrDefault(file => file.Name == name)
        ?? throw new ArgumentException($"{Name}: expected one of {string.Join(", ", Files.Select(file => file.Name))}, found {name}.");
}
