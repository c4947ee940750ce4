using FilterGen.Data.Faces;

namespace FilterGen.Data;

/// <summary>
/// The training faces of the Multi-Task Facial Landmark set (Zhang et al. 2014): 10,000 photographs, of which the paper trains on
/// 9,000 and tests on 1,000. The authors' archive is placed by the user; section 4.2.1's sets are made from it.
/// </summary>
public static class Mtfl
{
    /// <summary>The environment variable that names the archive (tar) or its unpacked folder.</summary>
    public const string PathVariable = "FILTERGEN_MTFL";

    private const string Name = "mtfl";
    private const string SharedArchive = "shared/data/mtfl-train.tar";
    private const int Shown = 10;

    internal const string HowToGet =
        $"Get it from http://mmlab.ie.cuhk.edu.hk/projects/TCDCN.html and set {PathVariable} to its tar archive or unpacked folder; "
        + $"{nameof(DrawnFaces)}.{nameof(DrawnFaces.Load)} draws faces instead.";

    private static readonly TimeSpan LockLimit = TimeSpan.FromMinutes(10);

    /// <summary>Loads one of the two sets. The first load on a machine aligns all faces; the next ones take what was kept.</summary>
    /// <param name="set">D-Align or D-Rot; both have the same faces in the same order.</param>
    /// <param name="train">How many training faces, the first ones of the shuffled split; all by default.</param>
    /// <param name="test">How many test faces, the first ones of the shuffled split; all by default.</param>
    /// <param name="path">The tar archive or unpacked folder; by default where <see cref="Find"/> finds it.</param>
    /// <param name="skipBad">Whether to leave out faces that cannot be used and to load the others.</param>
    /// <returns>Images of float32 [N, 3, 64, 64] in [0, 1] with landmarks of float32 [N, 5, 2], on the CPU.</returns>
    /// <exception cref="DataUnavailableException">There is no archive.</exception>
    /// <exception cref="InvalidDataException">
    /// It is not MTFL, or some faces cannot be used and <paramref name="skipBad"/> is false; the message names them.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The set has fewer faces, or less than one is asked for.</exception>
    public static LandmarkData Load(
        FaceSet set, long? train = null, long? test = null, string? path = null, bool skipBad = false) =>
        Load(new DataCache(), set, train, test, path, skipBad);

    /// <summary>Loads one of the two sets with a cache of the caller's choice.</summary>
    /// <inheritdoc cref="Load(FaceSet, long?, long?, string?, bool)"/>
    /// <param name="cache">Where the aligned faces are kept.</param>
    /// <param name="set">D-Align or D-Rot; both have the same faces in the same order.</param>
    /// <param name="train">How many training faces, the first ones of the shuffled split; all by default.</param>
    /// <param name="test">How many test faces, the first ones of the shuffled split; all by default.</param>
    /// <param name="path">The tar archive or unpacked folder; by default where <see cref="Find"/> finds it.</param>
    /// <param name="skipBad">Whether to leave out faces that cannot be used and to load the others.</param>
    public static LandmarkData Load(
        DataCache cache, FaceSet set, long? train = null, long? test = null, string? path = null, bool skipBad = false)
    {
        path ??= FindIn(cache, Environment.GetEnvironmentVariable)
            ?? throw new DataUnavailableException($"MTFL: expected the authors' archive, found none. {HowToGet}");
        using var files = FaceFiles.Open(path);
        var (table, problems) = Aligned(cache, files, set);
        Report(problems, table, files.Source, skipBad);
        return FaceTensors.ToData($"MTFL ({set.Title()})", table, train, test, problems);
    }

    /// <summary>Loads one of the two sets, or draws it where there is no archive; the result's name says which it is.</summary>
    /// <param name="set">D-Align or D-Rot; both have the same faces in the same order.</param>
    /// <param name="train">How many training faces; 9,000 by default.</param>
    /// <param name="test">How many test faces; 1,000 by default.</param>
    /// <param name="skipBad">Whether to leave out photographs that cannot be used and to load the others.</param>
    /// <returns>Images of float32 [N, 3, 64, 64] in [0, 1] with landmarks of float32 [N, 5, 2], on the CPU.</returns>
    /// <exception cref="InvalidDataException">
    /// There is an archive, but it is not MTFL, or some of its faces cannot be used and <paramref name="skipBad"/> is false.
    /// </exception>
    public static LandmarkData LoadOrDraw(FaceSet set, long? train = null, long? test = null, bool skipBad = false)
    {
        if (Find() is { } path)
            return Load(set, train, test, path, skipBad);
        Console.WriteLine($"MTFL's archive is not here: these faces are drawn. {HowToGet}");
        return DrawnFaces.Load(set, train, test);
    }

    /// <summary>
    /// Where the archive or folder is: what FILTERGEN_MTFL names, else a tar file or the unpacked set in <c>mtfl</c> in the cache
    /// folder, else <c>shared/data/mtfl-train.tar</c> in a folder above the current one.
    /// </summary>
    /// <returns>Null if there is none.</returns>
    public static string? Find() => FindIn(new DataCache(), Environment.GetEnvironmentVariable);

    internal static string? FindIn(DataCache cache, Func<string, string?> variable)
    {
        if (variable(PathVariable) is { Length: > 0 } named)
            return named;
        var folder = new DirectoryInfo(Path.Combine(cache.Folder, Name));
        if (folder.Exists && folder.EnumerateFiles("*.tar").OrderBy(file => file.Name, StringComparer.Ordinal).FirstOrDefault() is { } tar)
            return tar.FullName;
        if (folder.Exists && folder.EnumerateFiles("training.txt", SearchOption.AllDirectories).FirstOrDefault() is { } list)
            return list.DirectoryName;
        for (var above = new DirectoryInfo(Environment.CurrentDirectory); above is not null; above = above.Parent)
            if (Path.Combine(above.FullName, SharedArchive) is var shared && File.Exists(shared))
                return shared;
        return null;
    }

    private static (FaceTable Table, FaceProblem[] Problems) Aligned(DataCache cache, FaceFiles files, FaceSet set)
    {
        var folder = Path.Combine(cache.Folder, Name);
        DataCache.CreateFolder(folder);
        var stamp = files.Stamp;
        using var held = CacheLock.Take(folder, LockLimit);
        if (FaceTableFile.Read(FileOf(set), stamp) is { } kept)
            return kept;
        var (tables, problems) = FaceAligner.Run(files);
        foreach (var made in Enum.GetValues<FaceSet>())
            FaceTableFile.Write(FileOf(made), stamp, tables[(int)made], problems);
        return (tables[(int)set], problems);

        string FileOf(FaceSet set) => Path.Combine(folder, $"{set.Title().ToLowerInvariant()}.safetensors");
    }

    private static void Report(FaceProblem[] problems, FaceTable table, string source, bool skipBad)
    {
        if (problems.Length == 0)
            return;
        var list = string.Concat(problems.Take(Shown).Select(problem => $"\n  {problem.Message}"))
            + (problems.Length > Shown ? $"\n  and {problems.Length - Shown} more" : "");
        var left = problems.Count(problem => problem.LeftOut);
        if (left > 0 && !skipBad)
            throw new InvalidDataException($"{source}: expected whole faces only, found {left} that cannot be used:{list}\n"
                + "Mend or remove them, or leave them out with skipBad: true.");
        Console.WriteLine($"MTFL: {table.Count} faces; {left} are left out, {problems.Length - left} are unlike the others:{list}");
    }
}
