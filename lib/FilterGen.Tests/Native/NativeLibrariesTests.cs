using FilterGen.Native;

namespace FilterGen.Tests.Native;

/// <summary>Libraries that are not as they should be, on Linux.</summary>
public sealed class NativeLibrariesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [LinuxFact]
    public void AMissingPackageFolderIsOneSentence()
    {
        var missing = Path.Combine(folder.Path, "gone");
        var error = Assert.Throws<DllNotFoundException>(() => NativeLibraries.LoadFrom([missing, folder.Path], folder.Path));
        Assert.Equal($"libc10.so: expected it in {missing} or {folder.Path}, found no such file. "
            + "Run 'dotnet restore' and build again; both take it from NuGet.", error.Message);
    }

    [LinuxFact]
    public void ALibraryThatIsCutShortIsNamed()
    {
        var (bytes, path) = (File.ReadAllBytes(InUse("libc10.so")), Path.Combine(folder.Path, "libc10.so"));
        foreach (var length in (int[])[0, 30, 64, 5000, bytes.Length / 2, bytes.Length - 100])
        {
            File.WriteAllBytes(path, bytes[..length]);
            var error = Assert.Throws<DllNotFoundException>(() => NativeLibraries.LoadFrom([folder.Path], folder.Path));
            Assert.True(error.Message.StartsWith($"{path} cannot be loaded: expected ", StringComparison.Ordinal), error.Message);
            Assert.Contains($"found {length}", error.Message, StringComparison.Ordinal);
            Assert.EndsWith("delete its package's folder, run 'dotnet restore', and build again.", error.Message, StringComparison.Ordinal);
        }
    }

    [LinuxFact]
    public void ALibraryOfAnotherSystemIsNamed()
    {
        var path = Path.Combine(folder.Path, "libc10.so");
        File.WriteAllBytes(path, [(byte)'M', (byte)'Z', .. new byte[500]]);
        var error = Assert.Throws<DllNotFoundException>(() => NativeLibraries.LoadFrom([folder.Path], folder.Path));
        Assert.StartsWith($"{path} cannot be loaded: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("invalid ELF header", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    /// <summary>The file of a library that this process has loaded.</summary>
    internal static string InUse(string file)
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.Modules.Cast<System.Diagnostics.ProcessModule>().First(module => Path.GetFileName(module.FileName) == file).FileName;
    }
}
