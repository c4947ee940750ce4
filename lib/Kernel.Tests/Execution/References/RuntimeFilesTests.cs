using System.Runtime.InteropServices;
using NotebookKernel.Execution;
using NotebookKernel.Execution.References;

namespace NotebookKernel.Tests.Execution.References;

/// <summary>Which of a package's files, made for several kinds of machine, this machine takes.</summary>
public sealed class RuntimeFilesTests : IDisposable
{
    private static readonly string Specific = RuntimeIdentifiers.Fitting[0];
    private static readonly string General = RuntimeIdentifiers.Fitting[^1];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("debian.12-x64", "linux", Architecture.X64, "debian.12-x64 linux-x64 linux unix")]
    [InlineData("linux-musl-arm64", "linux", Architecture.Arm64, "linux-musl-arm64 linux-arm64 linux unix")]
    [InlineData("osx-arm64", "osx", Architecture.Arm64, "osx-arm64 osx unix")]
    [InlineData("win-x64", "win", Architecture.X64, "win-x64 win")]
    public void Names_go_from_the_machines_own_to_the_most_general(string own, string system, Architecture architecture, string names) =>
        Assert.Equal(names.Split(' '), RuntimeIdentifiers.FittingTo(own, system, architecture));

    [Fact]
    public void Of_native_libraries_below_runtimes_the_most_specific_is_found()
    {
        folder.Write($"runtimes/{General}/native/libx", "");
        string specific = folder.Write($"runtimes/{Specific}/native/libx", "");
        LibraryFiles files = new();
        files.AddNativeFolder(folder.Root);
        Assert.Equal(specific, files.FindNative("libx"));
    }

    [Fact]
    public void A_native_library_of_one_package_finds_what_it_needs_in_another()
    {
        if (!OperatingSystem.IsLinux()) return;
        string debugger = Place("first/libmscordbi.so"), data = Place("second/libmscordaccore.so"); // The first is linked with the second.
        Assert.Throws<DllNotFoundException>(() => NativeLibraryLoader.Load(debugger, _ => null));
        string[] circle = [debugger, Place("third/libmscordbi.so")]; // Each is given as what the other needs.
        int asked = 0;
        Assert.Throws<DllNotFoundException>(() => NativeLibraryLoader.Load(debugger, _ => circle[++asked % 2]));
        Assert.Equal(1, asked);
        LibraryFiles files = new();
        files.AddNativeFolder(folder.Path("second"));
        Assert.NotEqual(0, NativeLibraryLoader.Load(debugger, files.FindNative));
        Assert.Equal(data, files.FindNative("libmscordaccore.so"));
    }

    [Fact]
    public void Of_a_packages_files_those_of_the_most_specific_machine_are_taken()
    {
        folder.Write(
            "a.deps.json",
            $$"""
            {
              "targets": { "net": { "P/1.0": {
                "runtime": { "lib/P.dll": {} },
                "runtimeTargets": {
                  "other/P.dll": { "rid": "another-machine", "assetType": "runtime" },
                  "own/P.dll": { "rid": "{{Specific}}", "assetType": "runtime" },
                  "general/P.dll": { "rid": "{{General}}", "assetType": "runtime" },
                  "native/p.so": { "rid": "{{General}}", "assetType": "native" }
                }
              } } },
              "libraries": { "P/1.0": { "path": "p/1.0" } }
            }
            """);
        foreach (string file in new[] { "lib/P.dll", "other/P.dll", "own/P.dll", "general/P.dll", "native/p.so" })
            folder.Write("p/1.0/" + file, "");
        DependencyFile read = DependencyFile.Read(folder.Path("a.deps.json"), folder.Root);
        Assert.Equal(folder.Path("p/1.0/own/P.dll"), read.Assemblies["P"]);
        Assert.Equal([folder.Path("p/1.0/native")], read.NativeFolders);
    }

    private string Place(string path)
    {
        string target = folder.Path(path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(Path.Combine(DotnetInstallation.RuntimeFolder, Path.GetFileName(path)), target);
        return target;
    }
}
