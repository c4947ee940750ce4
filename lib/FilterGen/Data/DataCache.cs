using System.Runtime.ExceptionServices;

namespace FilterGen.Data;

/// <summary>
/// The folder where data files are kept between runs. A file is checked by its SHA-256 every time before it is handed out;
/// one that is missing or wrong is fetched from the sources of its set, in their order.
/// </summary>
public sealed class DataCache
{
    /// <summary>The environment variable that names the cache folder.</summary>
    public const string FolderVariable = "FILTERGEN_CACHE";

    private static readonly TimeSpan LockLimit = TimeSpan.FromMinutes(10);
    private readonly DataManifest manifest;

    /// <summary>Opens the cache; nothing is created until a file is fetched.</summary>
    /// <param name="folder">Its folder; by default <c>FILTERGEN_CACHE</c>, else <c>filtergen</c> in the user's cache folder.</param>
    /// <param name="manifest">The sets it knows; by default those of <c>data/manifest.json</c>.</param>
    public DataCache(string? folder = null, DataManifest? manifest = null)
    {
        Folder = Path.GetFullPath(folder ?? DefaultFolder(Environment.GetEnvironmentVariable));
        this.manifest = manifest ?? DataManifest.Default;
    }

    /// <summary>The cache's root; each set has a folder of its own in it.</summary>
    public string Folder { get; }

    /// <summary>The free bytes on a folder's disk; tests put another in its place.</summary>
    internal Func<string, long> FreeBytes { get; init; } = folder => new DriveInfo(folder).AvailableFreeSpace;

    /// <summary>Returns the path of a verified file, fetching it first if need be. Safe to call from several processes at once.</summary>
    /// <param name="set">The set's name, for example <c>mnist</c>.</param>
    /// <param name="file">The file's name, unpacked, without a folder.</param>
    /// <exception cref="ArgumentException">The manifest has no such set or file.</exception>
    /// <exception cref="DataUnavailableException">The file is not in the cache and no source could give it.</exception>
    public string Fetch(string set, string file) => FetchAll(set, [file])[0];

    /// <summary>Returns the paths of several verified files of a set, as <see cref="Fetch"/> does, on all cores.</summary>
    /// <param name="set">The set's name, for example <c>cifar-10</c>.</param>
    /// <param name="files">The files' names, unpacked, without a folder.</param>
    /// <returns>The paths in the order of <paramref name="files"/>.</returns>
    /// <inheritdoc cref="Fetch"/>
    public IReadOnlyList<string> FetchAll(string set, IReadOnlyList<string> files)
    {
        var entry = manifest.Find(set);
        var wanted = files.Select(entry.File).ToArray();
        var folder = Path.Combine(Folder, entry.Name);
        if (Missing(wanted, folder).Length > 0)
        {
            CreateFolder(folder);
            using var held = CacheLock.Take(folder, LockLimit);
            FetchMissing(entry, Missing(wanted, folder), folder);
        }
        return Array.ConvertAll(wanted, file => Path.Combine(folder, file.Name));
    }

    /// <summary>What the manifest says of a set.</summary>
    internal DataSetEntry Entry(string set) => manifest.Find(set);

    internal static string DefaultFolder(Func<string, string?> variable)
    {
        if (variable(FolderVariable) is { Length: > 0 } chosen)
            return chosen;
        var root = OperatingSystem.IsWindows() ? variable("LOCALAPPDATA") : variable("XDG_CACHE_HOME");
        if (string.IsNullOrEmpty(root))
            root = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(root, "filtergen");
    }

    private static DataFile[] Missing(DataFile[] wanted, string folder) =>
        [.. wanted.AsParallel().AsOrdered().Where(file => !IsIntact(Path.Combine(folder, file.Name), file))];

    private void FetchMissing(DataSetEntry entry, DataFile[] missing, string folder)
    {
        CheckSpace(folder, missing);
        // The first one alone: where no source works, that is said once and not by every file.
        foreach (var file in missing.Take(1))
            FetchOne(file);
        try
        {
            missing.Skip(1).AsParallel().ForAll(FetchOne);
        }
        catch (AggregateException failures)
        {
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }

        void FetchOne(DataFile wanted)
        {
            var path = Path.Combine(folder, wanted.Name);
            if (File.Exists(path))
                Console.WriteLine($"{SetAside(path, path, wanted)} It is fetched again.");
            FetchFromSources(entry, wanted, path);
        }
    }

    private void FetchFromSources(DataSetEntry entry, DataFile wanted, string path)
    {
        var failures = new List<string>();
        var temporary = path + ".tmp";
        foreach (var source in entry.Sources)
        {
            if (failures.Count > 0)
                Console.WriteLine($"{failures[^1]} Trying {source.Describe(wanted)} ...");
            try
            {
                source.Deliver(wanted, temporary, Folder);
                if (IsIntact(temporary, wanted))
                {
                    Place(temporary, path);
                    return;
                }
                failures.Add($"{source.Describe(wanted)}: {SetAside(temporary, path, wanted)}");
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                failures.Add($"{source.Describe(wanted)}: {failure.Message.TrimEnd('.')}.");
            }
            finally
            {
                File.Delete(temporary);
            }
        }
        throw new DataUnavailableException(
            $"{wanted.Name}: expected it in {Path.GetDirectoryName(path)} or from one of {entry.Sources.Count} sources, "
            + "found none that works."
            + string.Concat(failures.Select(failure => $"\n  {failure}"))
            + $"\nConnect to the network and run again, or place the unpacked file by hand at {path}"
            + $" ({wanted.Bytes} bytes, SHA-256 {wanted.Sha256}).");
    }

    private static bool IsIntact(string path, DataFile wanted) =>
        new FileInfo(path) is { Exists: true } found && found.Length == wanted.Bytes && DataFile.Hash(path) == wanted.Sha256;

    /// <summary>Flushes a verified file to disk and gives it its name, so that no crash leaves a half-written one under it.</summary>
    private static void Place(string temporary, string path)
    {
        using (var stream = new FileStream(temporary, FileMode.Open, FileAccess.ReadWrite))
            stream.Flush(flushToDisk: true);
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Keeps a wrong file beside the right one's place, under a name that is never read, and says so.</summary>
    private static string SetAside(string found, string path, DataFile wanted)
    {
        var hash = DataFile.Hash(found);
        var length = new FileInfo(found).Length;
        var rejected = $"{path}.rejected-{hash[..8]}";
        File.Move(found, rejected, overwrite: true);
        return $"{wanted.Name}: expected {wanted.Bytes} bytes with SHA-256 {wanted.Sha256}, found {length} bytes with {hash}. "
            + $"Kept as {rejected} and not used; delete it when you have looked at it.";
    }

    private void CheckSpace(string folder, DataFile[] missing)
    {
        if (missing.Length == 0)
            return;
        // A download and the unpacked file lie side by side for a moment.
        var free = FreeBytes(folder);
        var needed = 2 * missing.Sum(file => file.Bytes);
        if (free < needed)
            throw new DataUnavailableException(
                $"{missing[0].Name}: expected {needed / 1e6:0.0} MB free in {folder}, found {free / 1e6:0.0} MB. "
                + $"Make room, or set {FolderVariable} to a folder on another disk, and run again.");
    }

    /// <summary>Makes a folder of the cache.</summary>
    /// <exception cref="DataUnavailableException">Nothing can be written there.</exception>
    internal static void CreateFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw DataUnavailableException.NotWritable(folder, denied);
        }
    }
}
