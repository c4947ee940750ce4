using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;

namespace FilterGen.Data;

/// <summary>A tar archive on the web, compressed by gzip, that holds all files of a set in one folder.</summary>
/// <param name="Address">The archive's address.</param>
/// <param name="Md5">The archive's MD5 as its authors publish it, in lower-case hexadecimal digits.</param>
/// <param name="Folder">The folder in the archive.</param>
public sealed record ArchiveSource(string Address, string Md5, string Folder) : DataSource
{
    private const long Maximum = 1L << 30;
    private static readonly Lock Downloading = new();

    /// <inheritdoc/>
    public override string Describe(DataFile file) => Address;

    /// <remarks>The archive is unpacked once, beside the sets; every file is moved out of there as it is asked for.</remarks>
    internal override void Deliver(DataFile file, string target, string cacheFolder)
    {
        var name = Address[(Address.LastIndexOf('/') + 1)..];
        var unpacked = Path.Combine(cacheFolder, "archives", name.Replace(".tar.gz", ""));
        var source = Path.Combine(unpacked, file.Name);
        lock (Downloading)
        {
            if (!File.Exists(source))
            {
                Directory.CreateDirectory(unpacked);
                Unpack(name, unpacked);
            }
        }
        if (!File.Exists(source))
            throw new FileNotFoundException($"the archive has no file {Folder}/{file.Name}");
        File.Move(source, target, overwrite: true);
    }

    private void Unpack(string name, string folder)
    {
        var archive = Path.Combine(folder, name + ".download");
        try
        {
            WebDownload.Save(Address, archive, name, Maximum);
            using var packed = File.OpenRead(archive);
            var found = Convert.ToHexStringLower(MD5.HashData(packed));
            if (found != Md5)
                throw new IOException($"expected an archive with MD5 {Md5}, found {packed.Length} bytes with {found}");
            packed.Position = 0;
            using var tar = new TarReader(new GZipStream(packed, CompressionMode.Decompress));
            while (tar.GetNextEntry() is { } entry)
                if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile
                    && Path.GetDirectoryName(entry.Name) == Folder)
                    Extract(entry, Path.Combine(folder, Path.GetFileName(entry.Name)));
        }
        catch (InvalidDataException broken)
        {
            throw new IOException("what the server sent is not a whole archive", broken);
        }
        finally
        {
            File.Delete(archive);
        }
    }

    /// <summary>Under its name a file is whole: a process that ends while it is written leaves none.</summary>
    private static void Extract(TarEntry entry, string path)
    {
        var part = path + ".part";
        entry.ExtractToFile(part, overwrite: true);
        if (new FileInfo(part).Length != entry.Length)
            throw new EndOfStreamException($"the archive ends within {entry.Name}");
        File.Move(part, path, overwrite: true);
    }
}
