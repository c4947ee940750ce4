using System.Runtime.InteropServices;

namespace FilterGen.Native;

/// <summary>
/// Settings of glibc and GNU OpenMP for many short operators on large arrays. As they are by default, every array of some megabytes
/// is given back to the system and faulted in again at the next step, and a thread that has nothing to do spins for milliseconds:
/// with them, trainings on two cores took 0.7 to 1.0 of the time.
/// </summary>
internal static partial class NativeMemory
{
    /// <summary>The environment variable that leaves all as it is, if it says <see cref="AsItComes"/>.</summary>
    public const string Variable = "FILTERGEN_NATIVE_MEMORY";

    /// <summary>The variable's one value.</summary>
    public const string AsItComes = "default";

    private const int MapMaximum = -4;      // M_MMAP_MAX
    private const int TrimThreshold = -1;   // M_TRIM_THRESHOLD
    private const int Spins = 5000;

    /// <summary>Sets them where the user's environment says nothing else. Before libtorch is loaded.</summary>
    public static void Configure()
    {
        if (!OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable(Variable) == AsItComes) return;
        try
        {
            if (IsUnset("MALLOC_MMAP_MAX_")) _ = mallopt(MapMaximum, 0);
            if (IsUnset("MALLOC_TRIM_THRESHOLD_")) _ = mallopt(TrimThreshold, 1 << 30);
            if (IsUnset("OMP_WAIT_POLICY")) _ = setenv("GOMP_SPINCOUNT", $"{Spins}", overwrite: 0);
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library than glibc has other settings.
        }
    }

    private static bool IsUnset(string name) => Environment.GetEnvironmentVariable(name) is null;

    [LibraryImport("libc")]
    private static partial int mallopt(int parameter, int value);

    // The runtime's own copy of the environment is not seen by native code.
    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);
}
