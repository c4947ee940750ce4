namespace FilterGen.Training;

/// <summary>The processors of this machine in words, for records.</summary>
public static class Processor
{
    /// <summary>The kind of device and, where the system tells, its model: <c>cpu, AMD EPYC 7763</c>.</summary>
    public static string Describe(Device device) =>
        (device.type == DeviceType.CUDA ? OnlyGpu() : CpuModel()) is { } model
            ? $"{device}, {model}" : $"{device}";

    private static string? CpuModel() => Find("/proc/cpuinfo", "model name");

    /// <summary>The model of a machine's only GPU; where there are several, the system does not say which one torch computes on.</summary>
    private static string? OnlyGpu()
    {
        const string folder = "/proc/driver/nvidia/gpus";
        if (!Directory.Exists(folder)) return null;
        var gpus = Directory.GetDirectories(folder);
        return gpus.Length == 1 ? Find(Path.Combine(gpus[0], "information"), "Model") : null;
    }

    private static string? Find(string file, string key) => File.Exists(file)
        ? File.ReadLines(file)
            .Where(line => line.StartsWith(key, StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf(':') + 1)..].Trim())
            .FirstOrDefault()
        : null;
}
