
namespace FilterGen.Tests;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void MakesTheFolderAndTheFile()
    {
        var path = Path.Combine(folder.Path, "a", "b");
        AtomicFile.Replace(path, stream => stream.WriteByte(7));
        Assert.Equal([7], File.ReadAllBytes(path));
    }

    [Fact]
    public void FailureLeavesTheOldContentAndNoRubbish()
    {
        var path = folder.File("x");
        File.WriteAllText(path, "old");
        Assert.Throws<IOException>(() => AtomicFile.Replace(path, stream =>
        {
            stream.Write(new byte[1 << 20]);
            throw new IOException("gone");
        }));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void FileThatAnotherWritesIsLeftToIt()
    {
        var path = folder.File("x");
        using (var other = new FileStream(path + ".tmp", FileMode.Create, FileAccess.Write, FileShare.None))
        {
            other.WriteByte(1);
            Assert.Throws<IOException>(() => AtomicFile.Replace(path, stream => stream.WriteByte(7)));
        }
        Assert.Equal([1], File.ReadAllBytes(path + ".tmp"));
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void RubbishOfAKilledProcessIsOverwritten()
    {
        var path = folder.File("x");
        File.WriteAllText(path + ".tmp", "half of something longer");
        AtomicFile.Replace(path, stream => stream.WriteByte(7));
        Assert.Equal([7], File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }
}
