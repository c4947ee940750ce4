using System.Formats.Tar;
using Microsoft.Win32.SafeHandles;

namespace FilterGen.Data.Faces;

/// <summary>MTFL as a tar archive: listed once, then each file is read from its place.</summary>
internal sealed class FaceArchive : FaceFiles
{
    private readonly Dictionary<string, (long Start, long Length)> files = [];
    private readonly SafeFileHandle handle;
    private readonly long length;
    private readonly string root;
    private FaceProblem? damage;

    public FaceArchive(string path)
        : base(path)
    {
        handle = File.OpenHandle(path);
        try
        {
            length = RandomAccess.GetLength(handle);
            using (var stream = File.OpenRead(path))
                ListFiles(stream);
            var list = files.Keys.Where(name => $"/{name}".EndsWith($"/{List}", StringComparison.Ordinal)).MinBy(name => name.Length);
            root = list?[..^List.Length] ?? "";
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override string Stamp => $"{Source} {length} {File.GetLastWriteTimeUtc(handle).Ticks}";

    /// <inheritdoc/>
    public override FaceProblem? Damage => damage;

    /// <inheritdoc/>
    public override byte[]? Read(string name)
    {
        if (!files.TryGetValue(root + name, out var place))
            return null;
        var content = GC.AllocateUninitializedArray<byte>(checked((int)place.Length));
        for (var done = 0; done < content.Length;)
        {
            var count = RandomAccess.Read(handle, content.AsSpan(done), place.Start + done);
            if (count == 0)
                throw new EndOfStreamException($"{Source}: expected {length} bytes, found that it became shorter while it was read.");
            done += count;
        }
        return content;
    }

    /// <inheritdoc/>
    public override void Dispose() => handle.Dispose();

    private void ListFiles(FileStream stream)
    {
        try
        {
            using var tar = new TarReader(stream);
            while (tar.GetNextEntry() is { } entry)
            {
                if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                    continue;
                if (entry.DataOffset + entry.Length > length)
                    throw new EndOfStreamException();
                files[FaceEntry.Normalise(entry.Name)] = (entry.DataOffset, entry.Length);
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or FormatException && files.Count > 0)
        {
            damage = new(Source,
                $"{Source}: expected a whole archive, found it cut short or damaged after {files.Count} files ({length} bytes). "
                + "Copy it again.");
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or FormatException)
        {
            throw new InvalidDataException($"{Source}: expected a tar archive, found another kind of file ({length} bytes). "
                + "Unpack it and name the folder instead.", broken);
        }
        if (files.Count == 0)
            throw new InvalidDataException($"{Source}: expected a tar archive with files in it, found none ({length} bytes).");
    }
}
