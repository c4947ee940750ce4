namespace FilterGen.Data.Faces;

/// <summary>The files of MTFL, from its folder or an archive.</summary>
internal abstract class FaceFiles(string path) : IDisposable
{
    /// <summary>The file that lists the faces.</summary>
    protected const string List = "training.txt";

    /// <summary>The folder or the archive.</summary>
    public string Source { get; } = Path.GetFullPath(path);

    /// <summary>A text that changes when the files do.</summary>
    public abstract string Stamp { get; }

    /// <summary>What is wrong with the archive as a whole, if anything is.</summary>
    public virtual FaceProblem? Damage => null;

    /// <summary>Opens a folder that holds <c>training.txt</c>, or a tar archive of one.</summary>
    /// <exception cref="DataUnavailableException">There is nothing of that name.</exception>
    /// <exception cref="InvalidDataException">The file is no tar archive, or compressed.</exception>
    public static FaceFiles Open(string path) =>
        Directory.Exists(path) ? new FaceFolder(path)
        : File.Exists(path) ? new FaceArchive(path)
        : throw new DataUnavailableException(
            $"MTFL: expected its archive or folder at {Path.GetFullPath(path)}, found nothing there. {Mtfl.HowToGet}");

    /// <summary>Reads the list of training faces.</summary>
    /// <exception cref="InvalidDataException">There is none, or nothing in it.</exception>
    public FaceEntry[] ReadList()
    {
        var text = Read(List) ?? throw new InvalidDataException(
            $"{Source}: expected MTFL with {List} in it, found none{(Damage is null ? "" : $" ({Damage})")}.");
        var entries = FaceEntry.ParseAll(Encoding.UTF8.GetString(text));
        return entries.Length > 0 ? entries : throw new InvalidDataException($"{Source}: expected faces in {List}, found an empty list.");
    }

    /// <summary>A file's content, or null if there is none of that name. Safe to call from several threads.</summary>
    /// <param name="name">The name in the set, with slashes.</param>
    public abstract byte[]? Read(string name);

    public virtual void Dispose()
    {
    }
}
