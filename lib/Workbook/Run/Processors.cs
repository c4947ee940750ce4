using System.Diagnostics;

namespace Workbook.Run;

/// <summary>How many processors a program computes with.</summary>
internal static class Processors
{
    /// <summary>Sets what .NET and the libraries that compute with OpenMP take for the number of processors.</summary>
    public static void Limit(ProcessStartInfo start, int processors)
    {
        foreach (var variable in new[] { "DOTNET_PROCESSOR_COUNT", "OMP_NUM_THREADS" })
            start.Environment[variable] = processors.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>An equal share of this machine's processors.</summary>
    public static int Share(int jobs) => Math.Max(1, Environment.ProcessorCount / jobs);
}
