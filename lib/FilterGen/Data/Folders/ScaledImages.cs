using System.IO.Hashing;
using System.Security.Cryptography;

namespace FilterGen.Data.Folders;

/// <summary>The images of a tree at one size, from the cache where they are in it.</summary>
/// <param name="tree">Whose files; one that has changed in length or time is another one.</param>
/// <param name="size">Rows and columns.</param>
/// <param name="cache">The cache's folder.</param>
internal sealed class ScaledImages(FolderTree tree, int size, string cache)
{
    private const int Version = 2;

    /// <summary>Each file's pixels, 3·size·size bytes channel by channel, or why there are none.</summary>
    public (byte[]? Pixels, string? Problem)[] Read()
    {
        var path = Path.Combine(cache, "folders", Key() + ".bin");
        if (File.Exists(path) && FromCache(path) is { } kept) return kept;
        var images = new (byte[]? Pixels, string? Problem)[tree.Files.Count];
        var unread = 0;
        Parallel.For(0, images.Length, i => images[i] = Decode(tree.Files[i].Path, ref unread));
        if (unread > 0) return images;      // what the system refused today, it may give tomorrow
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.Replace(path, stream =>
        {
            using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
            var hash = new XxHash64();
            foreach (var (pixels, problem) in images)
            {
                writer.Write(problem ?? "");
                writer.Write(pixels ?? []);
                Append(hash, pixels, problem);
            }
            writer.Write(hash.GetCurrentHashAsUInt64());
        });
        return images;
    }

    private (byte[]? Pixels, string? Problem) Decode(string file, ref int unread)
    {
        try
        {
            return (SquareImage.Read(Path.Combine(tree.Root, file), file, size), null);
        }
        catch (InvalidDataException error)
        {
            return (null, error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Interlocked.Increment(ref unread);
            return (null, error.Message);
        }
    }

    private static void Append(XxHash64 hash, byte[]? pixels, string? problem)
    {
        hash.Append(Encoding.UTF8.GetBytes(problem ?? ""));
        hash.Append(pixels ?? []);
    }

    /// <summary>What was kept; null if the file is cut short or damaged.</summary>
    private (byte[]?, string?)[]? FromCache(string path)
    {
        using var reader = new BinaryReader(File.OpenRead(path), Encoding.UTF8);
        var images = new (byte[]?, string?)[tree.Files.Count];
        var hash = new XxHash64();
        try
        {
            for (var i = 0; i < images.Length; i++)
            {
                var problem = reader.ReadString();
                var pixels = problem.Length > 0 ? null : reader.ReadBytes(3 * size * size);
                if (pixels is not null && pixels.Length < 3 * size * size) return null;
                images[i] = (pixels, problem.Length > 0 ? problem : null);
                Append(hash, pixels, problem);
            }
            return reader.ReadUInt64() == hash.GetCurrentHashAsUInt64() ? images : null;
        }
        catch (Exception error) when (error is EndOfStreamException or FormatException)
        {
            return null;
        }
    }

    private string Key()
    {
        var text = new StringBuilder($"{Version}\n{size}\n{tree.Root}\n");
        foreach (var (_, path) in tree.Files)
        {
            var file = new FileInfo(Path.Combine(tree.Root, path));
            if (file.LinkTarget is not null) file = (FileInfo)file.ResolveLinkTarget(returnFinalTarget: true)!;
            text.Append($"{path}\n{file.Length} {file.LastWriteTimeUtc.Ticks}\n");
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 12));
    }
}
