using System.Diagnostics;
using System.Net.Sockets;
using FilterGen.Data.Folders;

namespace FilterGen.Tests.Data.Folders;

/// <summary>What file systems may hold besides plain files of plain names.</summary>
public sealed class FolderTreeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly StringWriter output = new();

    public void Dispose() => folder.Dispose();

    [UnixTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task APipeAndASocketAreNamedAndNotRead(bool skipBad)
    {
        Put("tree/a/1");
        folder.Write("tree/a/empty.png", []);
        using (var mkfifo = Process.Start("mkfifo", folder.File("tree/a/pipe.png"))) await mkfifo.WaitForExitAsync();
        using (var mkfifo = Process.Start("mkfifo", folder.File("tree/pipe"))) await mkfifo.WaitForExitAsync();
        File.CreateSymbolicLink(folder.File("tree/a/pipe-link.png"), folder.File("tree/a/pipe.png"));
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(folder.File("tree/a/socket.png")));

        var reading = Task.Run(() => Load(new() { Size = 4, SkipBad = skipBad }));
        Assert.Same(reading, await Task.WhenAny(reading, Task.Delay(TimeSpan.FromSeconds(30))));
        string message;
        if (skipBad)
        {
            using var found = await reading;
            Assert.Equal(["a/1.png"], found.Files);
            message = output.ToString();
        }
        else
            message = (await Assert.ThrowsAsync<InvalidDataException>(() => reading)).Message;
        foreach (var name in new[] { "empty", "pipe", "pipe-link", "socket" })
            Assert.Contains($"a/{name}.png: expected an image, found 0 bytes: an empty file, or a pipe, a socket or a device.", message);
        Assert.Contains("pipe: expected a folder for a class, found a file.", message);
    }

    /// <summary>By which a device in a tree is told; to make one needs an administrator.</summary>
    [UnixFact]
    public void ADeviceHasNoLength() => Assert.Equal(0, new FileInfo("/dev/zero").Length);

    private ImageFolder Load(ImageFolderOptions options) => ImageFolder.Load(folder.File("tree"), options with
    {
        Output = output,
        CacheFolder = folder.File("cache"),
    });

    private void Put(string name) => folder.Write($"{name}.png", PngFile.Make([255], 1, 1, 1, 0));
}
