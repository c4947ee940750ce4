using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using FilterGen.Data;

namespace FilterGen.Tsne.Tests;

/// <summary>
/// A theory on bits of maps. They depend on how many numbers a vector holds, on fused products and on the C library's exponential,
/// and a map amplifies a last bit; so it is skipped but on what the bits were recorded on: x64 with AVX2, Linux with glibc.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RecordedMachineAttribute : TheoryAttribute
{
    public RecordedMachineAttribute()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal)
            || !Fma.X64.IsSupported || Vector<float>.Count != 8)
        {
            Skip = "The bits were recorded on Linux with glibc, on x64 with vectors of 8 numbers (AVX2).";
        }
        else if (!HasDigits(new DataCache().Folder))
        {
            Skip = "MNIST is not in the cache (environment/setup.sh fetches it).";
        }
    }

    private static bool HasDigits(string cache) =>
        Directory.Exists(cache) && Directory.EnumerateFiles(cache, "train-images-idx3-ubyte", SearchOption.AllDirectories).Any();
}
