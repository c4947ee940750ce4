using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using TorchSharp.Native;

namespace LibTorch.Tests.Build;

/// <summary>What a user sees when libtorch is missing, too old or unloadable.</summary>
public sealed class NativeLibraryTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("libtorch-tests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_missing_native_library_says_how_to_build_it()
    {
        var error = Assert.Throws<DllNotFoundException>(() => NativeLibraryLoader.LoadFrom(folder));
        Assert.Contains(folder, error.Message, StringComparison.Ordinal);
        Assert.Contains("libtorch-dev", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_made_without_the_native_library_gets_that_message()
    {
        string copy = Path.Combine(folder, "LibTorch.dll");
        File.Copy(typeof(NativeLibraryLoader).Assembly.Location, copy);
        var context = new AssemblyLoadContext(nameof(NativeLibraryTests));
        MethodInfo make = context.LoadFromAssemblyPath(copy).GetType("TorchSharp.torch", throwOnError: true)!.GetMethods()
            .Single(method => method.Name == "tensor" && method.GetParameters()[0].ParameterType == typeof(float));
        for (int attempt = 0; attempt < 2; attempt++)
        {
            var error = Assert.Throws<DllNotFoundException>(
                () => make.Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, [1f, null, null, false], culture: null));
            Assert.StartsWith(Path.Combine(folder, "libLibTorchNative.so"), error.Message, StringComparison.Ordinal);
            Assert.Contains("libtorch-dev", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_that_is_no_library_is_named()
    {
        File.WriteAllText(Path.Combine(folder, "libLibTorchNative.so"), "not a library");
        var error = Assert.Throws<DllNotFoundException>(() => NativeLibraryLoader.LoadFrom(folder));
        Assert.Contains("does not load", error.Message, StringComparison.Ordinal);
        Assert.Contains("Build lib/LibTorch again", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_build_without_libtorch_says_where_it_was_looked_for()
    {
        string output = Configure(Path.Combine(folder, "nothing-here"));
        Assert.Contains("nothing-here", output, StringComparison.Ordinal);
        Assert.Contains("libtorch-dev", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_libtorch_that_is_too_old_is_refused_with_both_versions()
    {
        foreach (string name in new[] { "include/ATen/core/Tensor.h", "lib/libtorch_cpu.so" })
        {
            string path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, string.Empty);
        }
        Directory.CreateDirectory(Path.Combine(folder, "include/torch"));
        File.WriteAllText(
            Path.Combine(folder, "include/torch/version.h"),
            "#define TORCH_VERSION_MAJOR 1\n#define TORCH_VERSION_MINOR 8\n#define TORCH_VERSION_PATCH 1\n");
        string output = Configure(folder);
        Assert.Contains("1.8.1", output, StringComparison.Ordinal);
        Assert.Contains("1.13 or newer", output, StringComparison.Ordinal);
    }

    private string Configure(string libtorch)
    {
        string build = Path.Combine(folder, "build");
        var start = new ProcessStartInfo("cmake", ["-S", NativeSources(), "-B", build])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["LIBTORCH"] = libtorch;
        using Process process = Process.Start(start)!;
        _ = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.NotEqual(0, process.ExitCode);
        return File.ReadAllText(Path.Combine(build, "failure.txt"));
    }

    private static string NativeSources()
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "global.json"))) directory = directory.Parent;
        return Path.Combine(directory!.FullName, "lib", "LibTorch", "native");
    }
}
