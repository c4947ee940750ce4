using System.Runtime.Intrinsics.X86;

namespace Benchmarks;

/// <summary>What the numbers were measured on.</summary>
internal static class Machine
{
    /// <summary>The processor's name, its widest instruction set and the number of processors this process may use.</summary>
    public static string Processor
    {
        get
        {
            const string cpuInfo = "/proc/cpuinfo";
            var lines = File.Exists(cpuInfo) ? File.ReadLines(cpuInfo) : [];
            var name = lines.FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1];
            return $"{name?.Trim() ?? "unknown processor"}, {Instructions}{Environment.ProcessorCount} available";
        }
    }

    private static string Instructions => Avx512F.IsSupported ? "AVX-512, " : Avx2.IsSupported ? "AVX2, " : "";
}
