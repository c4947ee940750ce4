using System.Runtime.InteropServices;
using FilterGen.Training.Results;
using SkiaSharp;

namespace FilterGen.Tests.Native;

/// <summary>SkiaSharp's native library is beside it, where programs and kernels look, and those of other machines are not.</summary>
public sealed class SkiaFilesTests
{
    private static readonly string File = OperatingSystem.IsWindows() ? "libSkiaSharp.dll"
        : OperatingSystem.IsMacOS() ? "libSkiaSharp.dylib" : "libSkiaSharp.so";

    [Fact]
    public void The_one_for_this_machine_is_in_the_folder_of_a_program() => AssertOne(AppContext.BaseDirectory);

    [Fact]
    public void The_one_for_this_machine_is_in_the_folder_that_notebooks_reference()
    {
        var configuration = Path.GetFileName(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))!);
        AssertOne(Path.Combine(Clone.Root, "lib", "FilterGen", "bin", configuration, "net10.0"));
    }

    private static void AssertOne(string folder)
    {
        var files = Directory.GetFiles(folder, "libSkiaSharp.*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path));

        Assert.Equal([File], files);
        NativeLibrary.Free(NativeLibrary.Load(Path.Combine(folder, File)));
        Assert.True(System.IO.File.Exists(Path.Combine(folder, $"{typeof(SKBitmap).Assembly.GetName().Name}.dll")));
    }
}
