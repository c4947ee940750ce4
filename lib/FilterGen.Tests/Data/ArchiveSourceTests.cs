using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using FilterGen.Data;

namespace FilterGen.Tests.Data;

public sealed class ArchiveSourceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_file_of_the_folder_comes_from_one_download()
    {
        var archive = Archive("inside/a", "inside/b", "elsewhere/c");
        using var server = new FileServer(new() { ["set.tar.gz"] = archive });
        var source = Source(server, archive);

        Assert.Equal("inside/a", Deliver(source, "a"));
        Assert.Equal("inside/b", Deliver(source, "b"));
        Assert.Equal(1, server.Requests);
        Assert.Empty(Directory.GetFiles(folder.File("archives/set")));
    }

    [Fact]
    public void An_archive_with_another_checksum_is_not_unpacked()
    {
        using var server = new FileServer(new() { ["set.tar.gz"] = Archive("inside/a") });

        var error = Assert.Throws<IOException>(() => Deliver(Source(server, [1, 2, 3]), "a"));

        Assert.StartsWith("expected an archive with MD5 5289df737df57326fcdd22597afb1fac, found ", error.Message);
        Assert.Empty(Directory.GetFiles(folder.File("archives/set")));
    }

    [Fact]
    public void A_file_that_climbs_out_of_the_folder_stays_in_the_archive()
    {
        var archive = Archive("inside/../../escaped", "inside/a");
        using var server = new FileServer(new() { ["set.tar.gz"] = archive });

        var error = Assert.Throws<FileNotFoundException>(() => Deliver(Source(server, archive), "escaped"));

        Assert.Equal("the archive has no file inside/escaped", error.Message);
        Assert.Equal(["a"], Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Select(Path.GetFileName));
    }

    [Fact]
    public void What_is_no_archive_is_named()
    {
        byte[] page = [.. "<html>not found</html>"u8];
        using var server = new FileServer(new() { ["set.tar.gz"] = page });

        var error = Assert.Throws<IOException>(() => Deliver(Source(server, page), "a"));

        Assert.Equal("what the server sent is not a whole archive", error.Message);
    }

    [Fact]
    public void A_file_that_was_not_unpacked_to_its_end_is_not_there()
    {
        var noise = new byte[100_000];
        new Random(1).NextBytes(noise);
        var cut = Archive(("inside/a", noise))[..50_000];
        using var server = new FileServer(new() { ["set.tar.gz"] = cut });

        Assert.ThrowsAny<IOException>(() => Deliver(Source(server, cut), "a"));
        Assert.False(File.Exists(folder.File("archives/set/a")));
    }

    private static ArchiveSource Source(FileServer server, byte[] archive) =>
        new(server.Address + "set.tar.gz", Convert.ToHexStringLower(MD5.HashData(archive)), "inside");

    private string Deliver(ArchiveSource source, string name)
    {
        source.Deliver(new(name, 1, ""), folder.File("target"), folder.Path);
        return File.ReadAllText(folder.File("target"));
    }

    private static byte[] Archive(params string[] names) =>
        Archive([.. names.Select(name => (name, System.Text.Encoding.UTF8.GetBytes(name)))]);

    private static byte[] Archive(params (string Name, byte[] Content)[] files)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        using (var tar = new TarWriter(gzip))
            foreach (var (name, content) in files)
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name)
                {
                    DataStream = new MemoryStream(content),
                });
        return packed.ToArray();
    }
}
