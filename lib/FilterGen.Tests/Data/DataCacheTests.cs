using System.Security.Cryptography;
using FilterGen.Data;

namespace FilterGen.Tests.Data;

public sealed class DataCacheTests : IDisposable
{
    private static readonly byte[] Content = Encoding.ASCII.GetBytes("the true content of the file");
    private static readonly byte[] Wrong = Encoding.ASCII.GetBytes("something else of some length");
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_is_downloaded_once()
    {
        using var server = new FileServer(new() { ["file"] = Content });
        var cache = Cache(new WebSource(server.Address));

        var path = cache.Fetch("set", "file");

        Assert.Equal(Path.Combine(folder.Path, "set", "file"), path);
        Assert.Equal(Content, File.ReadAllBytes(path));
        Assert.Equal(path, cache.Fetch("set", "file"));
        Assert.Equal(1, server.Requests);
        AssertFiles("file");
    }

    [Fact]
    public void A_packed_file_is_unpacked()
    {
        using var server = new FileServer(new() { ["file.gz"] = IdxFile.Pack(Content) });

        var path = Cache(new WebSource(server.Address, ".gz")).Fetch("set", "file");

        Assert.Equal(Content, File.ReadAllBytes(path));
        AssertFiles("file");
    }

    [Fact]
    public void A_file_placed_by_hand_is_taken()
    {
        var placed = folder.Write("set/file", Content);

        Assert.Equal(placed, Cache(new WebSource($"http://localhost:{FileServer.FreePort()}/")).Fetch("set", "file"));
    }

    [Fact]
    public void A_file_that_goes_bad_without_changing_length_or_time_is_kept_aside_and_fetched_again()
    {
        using var server = new FileServer(new() { ["file"] = Content });
        var cache = Cache(new WebSource(server.Address));
        var path = cache.Fetch("set", "file");
        var time = File.GetLastWriteTimeUtc(path);
        var bad = (byte[])Content.Clone();
        bad[3] ^= 1;
        File.WriteAllBytes(path, bad);
        File.SetLastWriteTimeUtc(path, time);

        Assert.Equal(path, cache.Fetch("set", "file"));

        Assert.Equal(Content, File.ReadAllBytes(path));
        Assert.Equal(2, server.Requests);
        var rejected = $"file.rejected-{Hash(bad)[..8]}";
        AssertFiles("file", rejected);
        Assert.Equal(bad, File.ReadAllBytes(Path.Combine(folder.Path, "set", rejected)));
    }

    [Fact]
    public void A_download_with_a_wrong_checksum_is_kept_aside_and_not_used()
    {
        using var server = new FileServer(new() { ["file"] = Wrong });

        var error = Assert.Throws<DataUnavailableException>(() => Cache(new WebSource(server.Address)).Fetch("set", "file"));

        Assert.Contains($"expected {Content.Length} bytes with SHA-256 {Hash(Content)}, found {Wrong.Length} bytes with {Hash(Wrong)}",
            error.Message);
        AssertFiles($"file.rejected-{Hash(Wrong)[..8]}");
    }

    [Fact]
    public void The_next_source_is_tried_when_one_is_wrong_or_missing()
    {
        using var bad = new FileServer(new() { ["file"] = Wrong });
        using var empty = new FileServer([]);
        using var good = new FileServer(new() { ["file"] = Content });

        var path = Cache(new WebSource(bad.Address), new WebSource(empty.Address), new WebSource(good.Address)).Fetch("set", "file");

        Assert.Equal(Content, File.ReadAllBytes(path));
        Assert.Equal(1, empty.Requests);
    }

    [Fact]
    public void Without_a_network_the_message_names_the_sources_and_the_place()
    {
        using var empty = new FileServer([]);
        var silent = new WebSource($"http://localhost:{FileServer.FreePort()}/");
        var missing = new NpmSource("some-package", "1.0.0", "data") { Command = "no-such-npm" };

        var error = Assert.Throws<DataUnavailableException>(
            () => Cache(missing, silent, new WebSource(empty.Address, ".gz")).Fetch("set", "file"));

        var lines = error.Message.Split('\n');
        Assert.Equal($"file: expected it in {Path.Combine(folder.Path, "set")} or from one of 3 sources, found none that works.", lines[0]);
        Assert.Equal("  npm package some-package 1.0.0: npm is not installed.", lines[1]);
        Assert.StartsWith($"  {silent.Address}file: Connection refused", lines[2]);
        Assert.Equal($"  {empty.Address}file.gz: the server answered 404.", lines[3]);
        Assert.Equal("Connect to the network and run again, or place the unpacked file by hand at "
            + $"{Path.Combine(folder.Path, "set", "file")} ({Content.Length} bytes, SHA-256 {Hash(Content)}).", lines[4]);
        AssertFiles();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_damaged_gzip_leaves_nothing_behind(bool cut)
    {
        var packed = IdxFile.Pack(Content);
        using var server = new FileServer(new() { ["file.gz"] = cut ? packed[..^12] : [.. packed[..4], .. Wrong] });

        Assert.Throws<DataUnavailableException>(() => Cache(new WebSource(server.Address, ".gz")).Fetch("set", "file"));

        Assert.False(File.Exists(Path.Combine(folder.Path, "set", "file")));
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.Combine(folder.Path, "set")), path => path.Contains(".tmp"));
    }

    [Fact]
    public void A_server_that_sends_too_much_is_cut_off()
    {
        using var server = new FileServer(new() { ["file"] = new byte[5 << 20] });

        var error = Assert.Throws<DataUnavailableException>(() => Cache(new WebSource(server.Address)).Fetch("set", "file"));

        Assert.Contains($"expected at most {Content.Length} bytes, the server sends more.", error.Message);
        AssertFiles();
    }

    [Fact]
    public void Many_at_once_download_once()
    {
        using var server = new FileServer(new() { ["file"] = Content });

        var found = new byte[8][];

        var threads = Enumerable.Range(0, found.Length)
            .Select(i => new Thread(() => found[i] = File.ReadAllBytes(Cache(new WebSource(server.Address)).Fetch("set", "file"))))
            .ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.All(found, bytes => Assert.Equal(Content, bytes));
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public void A_folder_that_another_process_holds_is_waited_for_and_then_named()
    {
        using (CacheLock.Take(folder.Path, TimeSpan.Zero))
        {
            var error = Assert.Throws<DataUnavailableException>(() => CacheLock.Take(folder.Path, TimeSpan.FromMilliseconds(100)));
            Assert.StartsWith(Path.Combine(folder.Path, ".lock"), error.Message);
        }

        CacheLock.Take(folder.Path, TimeSpan.Zero).Dispose();
    }

    [Fact]
    public void A_lock_that_cannot_be_written_is_not_waited_for()
    {
        Directory.CreateDirectory(folder.File(".lock"));

        var error = Assert.Throws<DataUnavailableException>(() => CacheLock.Take(folder.Path, Timeout.InfiniteTimeSpan));

        Assert.StartsWith($"{folder.Path}: expected a folder that can be written", error.Message);
        Assert.Contains("FILTERGEN_CACHE", error.Message);
    }

    [Fact]
    public void A_cache_that_cannot_be_made_is_named()
    {
        var file = folder.Write("occupied", Content);

        var error = Assert.Throws<DataUnavailableException>(
            () => new DataCache(file, Manifest(new WebSource("http://localhost/"))).Fetch("set", "file"));

        Assert.StartsWith($"{Path.Combine(file, "set")}: expected a folder that can be written", error.Message);
        Assert.Contains("FILTERGEN_CACHE", error.Message);
    }

    [Fact]
    public void A_full_disk_is_named_before_anything_is_downloaded()
    {
        using var server = new FileServer(new() { ["file"] = Content });
        var cache = new DataCache(folder.Path, Manifest(new WebSource(server.Address))) { FreeBytes = _ => 20 };

        var error = Assert.Throws<DataUnavailableException>(() => cache.Fetch("set", "file"));

        Assert.StartsWith($"file: expected 0.0 MB free in {Path.Combine(folder.Path, "set")}, found 0.0 MB. Make room", error.Message);
        Assert.Equal(0, server.Requests);
    }

    [Fact]
    public void Unknown_names_are_answered_with_the_known_ones()
    {
        Assert.Contains("expected one of set, found other", Assert.Throws<ArgumentException>(() => Cache().Fetch("other", "file")).Message);
        Assert.Contains("set: expected one of file, found other",
            Assert.Throws<ArgumentException>(() => Cache().Fetch("set", "other")).Message);
    }

    [Fact]
    public void The_folder_is_the_chosen_one_else_the_users_cache()
    {
        Assert.Equal("/chosen", DataCache.DefaultFolder(name => name == "FILTERGEN_CACHE" ? "/chosen" : "/other"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal("/xdg/filtergen", DataCache.DefaultFolder(name => name == "XDG_CACHE_HOME" ? "/xdg" : null));
        Assert.EndsWith(Path.Combine(".cache", "filtergen"), DataCache.DefaultFolder(_ => null));
    }

    private DataCache Cache(params DataSource[] sources) => new(folder.Path, Manifest(sources));

    private static DataManifest Manifest(params DataSource[] sources) =>
        new([new("set", "A set", "", "", "", [new("file", Content.Length, Hash(Content))], sources)]);

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private void AssertFiles(params string[] names) => Assert.Equal(
        names.Append(".lock").Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Path.Combine(folder.Path, "set")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
}
