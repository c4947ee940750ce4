using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using FilterGen.Data;

namespace FilterGen.Native;

/// <summary>
/// Loads libtorch and TorchSharp's own native library before TorchSharp looks for them: the CPU's from the NuGet package folder,
/// which the build notes in this assembly, those of CUDA from where they were copied to, beside this assembly.
/// </summary>
public static class NativeLibraries
{
    private const string Own = "LibTorchSharp";
    private static readonly string[] Order = ["c10", "torch_cpu", "torch", Own];
    private static readonly Dictionary<string, nint> Loaded = [];

    /// <summary>
    /// Does nothing but to have this assembly's module initializer run, which loads the libraries. Programs that use TorchSharp
    /// before anything of this assembly call it first.
    /// </summary>
    /// <exception cref="TypeInitializationException">A library is missing or cannot be loaded; the inner exception says what to do.</exception>
    public static void Load()
    {
    }

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "TorchSharp looks for its libraries at whichever of its calls comes first.")]
    internal static void LoadNoted()
    {
        NativeMemory.Configure();
        var assembly = typeof(NativeLibraries).Assembly;
        string[] noted = [.. assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Where(entry => entry.Key == "TorchFolder" && entry.Value is not null).Select(entry => entry.Value!)];
        var beside = Path.GetDirectoryName(assembly.Location) ?? AppContext.BaseDirectory;
        LoadFrom(noted.Length > 0 ? noted : [beside, Path.Combine(beside, "runtimes", Platform, "native")], new DataCache().Folder);
        if (AssemblyLoadContext.GetLoadContext(typeof(TorchSharp.torch).Assembly) is { } context)
            context.ResolvingUnmanagedDll += (_, name) => Loaded.GetValueOrDefault(name);
    }

    /// <summary>Loads the libraries from folders.</summary>
    /// <param name="folders">Where they are, each in one of them.</param>
    /// <param name="cache">Where a copy of TorchSharp's library is kept for systems that are too old for it.</param>
    /// <exception cref="DllNotFoundException">One is missing, damaged or for another system; the message says what to do.</exception>
    internal static void LoadFrom(IReadOnlyList<string> folders, string cache)
    {
        foreach (var name in Order)
        {
            var file = FileName(name);
            var path = folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists)
                ?? throw new DllNotFoundException($"{file}: expected it in {string.Join(" or ", folders.Select(Path.TrimEndingDirectorySeparator))}, "
                    + "found no such file. Run 'dotnet restore' and build again; both take it from NuGet.");
            Loaded[name] = LoadFile(path, name == Own ? cache : null);
        }
    }

    private static string Platform => $"{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")}-"
        + RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    private static string FileName(string name) =>
        OperatingSystem.IsWindows() ? $"{name}.dll" : OperatingSystem.IsMacOS() ? $"lib{name}.dylib" : $"lib{name}.so";

    private static nint LoadFile(string path, string? cache)
    {
        try
        {
            ElfFile.RequireWhole(path);
            return NativeLibrary.Load(path);
        }
        catch (DllNotFoundException e) when (cache is not null && OlderStandardLibrary.IsMissed(e))
        {
            return NativeLibrary.Load(OlderStandardLibrary.CopyFor(path, cache, Console.Error));
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException or InvalidDataException)
        {
            throw new DllNotFoundException($"{path} cannot be loaded: {Reason(e)}. It is damaged, for another system, or lacks a library: "
                + "delete its package's folder, run 'dotnet restore', and build again.", e);
        }
    }

    /// <summary>What the dynamic linker said; .NET lists all that it tried.</summary>
    private static string Reason(Exception e) => (e.Message.Split('\n').Select(line => line.Trim())
        .LastOrDefault(line => line.Contains(": ", StringComparison.Ordinal) && !line.StartsWith("Unable", StringComparison.Ordinal))
        ?? e.Message).TrimEnd('.');
}
