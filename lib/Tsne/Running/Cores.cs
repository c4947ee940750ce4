namespace FilterGen.Tsne.Running;

/// <summary>The machine's processor cores.</summary>
internal static class Cores
{
    private const string CpuFolder = "/sys/devices/system/cpu";

    /// <summary>The cores this process may use, counting a core with two hardware threads once.</summary>
    public static int Physical { get; } = Count(CpuFolder, Environment.ProcessorCount);

    /// <summary>Counts cores in a folder laid out as Linux does it; where there is none, every processor is a core.</summary>
    internal static int Count(string cpuFolder, int processors)
    {
        if (!Directory.Exists(cpuFolder)) return processors;
        var cores = Directory.EnumerateDirectories(cpuFolder, "cpu*")
            .Select(cpu => Path.Combine(cpu, "topology", "thread_siblings_list"))
            .Where(File.Exists)
            .Select(File.ReadAllText)
            .Distinct()
            .Count();
        return cores == 0 ? processors : Math.Min(cores, processors);
    }
}
