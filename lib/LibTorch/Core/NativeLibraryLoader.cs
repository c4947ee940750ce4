using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp.Native;

/// <summary>Loads the native library that was built with this assembly, and says what is missing when it does not load.</summary>
internal static unsafe partial class NativeLibraryLoader
{
    internal const string Name = "LibTorchNative";

    private static readonly Lazy<nint> Handle = new(() => LoadFrom(Folder));

    private static string Folder => Path.GetDirectoryName(typeof(NativeLibraryLoader).Assembly.Location) is { Length: > 0 } folder
        ? folder
        : AppContext.BaseDirectory;

    /// <summary>
    /// Has the first native call load the library. When it is missing, that call throws the <see cref="DllNotFoundException"/> of
    /// <see cref="LoadFrom"/>; a static constructor would hide it in a TypeInitializationException.
    /// </summary>
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "The resolver must be there before whichever native call comes first.")]
    internal static void Register() => NativeLibrary.SetDllImportResolver(typeof(NativeLibraryLoader).Assembly, Resolve);

    /// <summary>Loads the library from <paramref name="folder"/> and initialises it.</summary>
    /// <exception cref="DllNotFoundException">With what was looked for, what was found and what to do.</exception>
    internal static nint LoadFrom(string folder)
    {
        string path = Path.Combine(folder, $"lib{Name}.so");
        if (!File.Exists(path))
        {
            throw new DllNotFoundException($"{path}: the native library was not found. It is built against libtorch by " +
                "`dotnet build`: install libtorch (Debian: libtorch-dev), or set LIBTORCH to its folder, and build lib/LibTorch again.");
        }
        ShortenSpinning();
        nint handle;
        try
        {
            handle = NativeLibrary.Load(path);
        }
        catch (DllNotFoundException error)
        {
            throw new DllNotFoundException($"{path} does not load: {Reason(error)} The libtorch that it was built with is gone, was " +
                "replaced by another version, or lacks a library. Build lib/LibTorch again (LIBTORCH chooses the libtorch).", error);
        }
        if (NativeLibrary.TryGetExport(handle, "ts_initialize", out nint initialize))
        {
            ((delegate* unmanaged<void>)initialize)();
            return handle;
        }
        throw new DllNotFoundException($"{path} is not this build's native library: it has no ts_initialize. Build lib/LibTorch again.");
    }

    // Threads of GNU OpenMP spin for milliseconds between two parallel loops. On a machine with anything else to do, each loop then
    // waits for a thread that was put aside: a training step took 50 times as long. Some microseconds are enough between loops.
    private static void ShortenSpinning()
    {
        if (!OperatingSystem.IsLinux()) return;
        string[] choices = ["OMP_WAIT_POLICY", "GOMP_SPINCOUNT"];
        if (choices.All(name => Environment.GetEnvironmentVariable(name) is null)) _ = setenv("GOMP_SPINCOUNT", "5000", overwrite: 0);
    }

    // The runtime's own copy of the environment is not seen by native code.
    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? paths) => name == Name ? Handle.Value : 0;

    // The runtime lists every name it tried; only the dynamic linker's own lines say something.
    private static string Reason(DllNotFoundException error) =>
        error.Message.Split('\n').FirstOrDefault(IsLinkerLine) is { } line ? line.Trim().TrimEnd('.') + "." : error.Message;

    private static bool IsLinkerLine(string line) => line.Contains(".so", StringComparison.Ordinal)
        && line.Contains(": ", StringComparison.Ordinal)
        && !line.StartsWith("Unable to load", StringComparison.Ordinal);
}
