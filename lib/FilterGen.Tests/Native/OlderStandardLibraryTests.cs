using System.Reflection;
using FilterGen.Native;

namespace FilterGen.Tests.Native;

/// <summary>The copy of TorchSharp's library for systems with an older C++ library; it can be made on every Linux.</summary>
public sealed class OlderStandardLibraryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static string Library { get; } = typeof(NativeLibraries).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Where(entry => entry.Key == "TorchFolder").Select(entry => Path.Combine(entry.Value!, "libLibTorchSharp.so")).First(File.Exists);

    public void Dispose() => folder.Dispose();

    [LinuxFact]
    public void TheCopyDiffersInThreeFields()
    {
        var before = File.ReadAllBytes(Library);
        using var output = new StringWriter();
        var copy = OlderStandardLibrary.CopyFor(Library, folder.Path, output);
        var after = File.ReadAllBytes(copy);
        Assert.Equal(before, File.ReadAllBytes(Library));
        Assert.Equal(before.Length, after.Length);
        // The weak mark of the version, the name of the symbol, the number of its version: 2, 4 and 2 bytes.
        var changed = Enumerable.Range(0, before.Length).Where(i => before[i] != after[i]).ToList();
        Assert.InRange(changed.Count, 3, 8);
        Assert.Contains($"{copy} is a copy of {Library}", output.ToString(), StringComparison.Ordinal);
        Assert.Equal([copy], Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories));
    }

    [LinuxFact]
    public void TheCopyIsMadeOnce()
    {
        var copy = OlderStandardLibrary.CopyFor(Library, folder.Path, TextWriter.Null);
        var made = File.GetLastWriteTimeUtc(copy);
        using var output = new StringWriter();
        Assert.Equal(copy, OlderStandardLibrary.CopyFor(Library, folder.Path, output));
        Assert.Equal((made, ""), (File.GetLastWriteTimeUtc(copy), output.ToString()));
    }

    [LinuxFact]
    public void ACopyThatIsCutShortIsMadeAgain()
    {
        var copy = OlderStandardLibrary.CopyFor(Library, folder.Path, TextWriter.Null);
        var bytes = File.ReadAllBytes(copy);
        File.WriteAllBytes(copy, bytes[..1000]);
        Assert.Equal(copy, OlderStandardLibrary.CopyFor(Library, folder.Path, TextWriter.Null));
        Assert.Equal(bytes, File.ReadAllBytes(copy));
    }

    [LinuxFact]
    public void SeveralThreadsMakeOneCopy()
    {
        var copies = new string[4];
        Parallel.For(0, copies.Length, i => copies[i] = OlderStandardLibrary.CopyFor(Library, folder.Path, TextWriter.Null));
        Assert.Single(copies.Distinct());
        Assert.Equal(new FileInfo(Library).Length, new FileInfo(copies[0]).Length);
    }

    [LinuxFact]
    public void WithoutRoomItSaysWhereAndWhatToDo()
    {
        var cache = Path.Combine(folder.Path, "full");
        File.WriteAllText(cache, "a file where the cache folder should be");
        var error = Assert.Throws<DllNotFoundException>(() => OlderStandardLibrary.CopyFor(Library, cache, TextWriter.Null));
        Assert.StartsWith($"{Library} needs a C++ library as new as GCC 13's", error.Message, StringComparison.Ordinal);
        Assert.Contains($"could not be written to {cache}", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Make room there, or set FILTERGEN_CACHE to another folder.", error.Message, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void AnotherLibraryCannotDoWithout()
    {
        var error = Assert.Throws<DllNotFoundException>(
            () => OlderStandardLibrary.CopyFor(NativeLibrariesTests.InUse("libc10.so"), folder.Path, TextWriter.Null));
        Assert.Contains("no copy that does without can be made: expected a need for", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories));
    }
}
