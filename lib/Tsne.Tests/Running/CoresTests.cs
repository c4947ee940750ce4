using FilterGen.Tsne.Running;

namespace FilterGen.Tsne.Tests.Running;

public sealed class CoresTests
{
    [Fact]
    public void HardwareThreadsOfOneCoreCountOnce()
    {
        using var folder = new TemporaryFolder();
        foreach (var (cpu, siblings) in new[] { (0, "0,2"), (1, "1,3"), (2, "0,2"), (3, "1,3") })
        {
            var topology = Directory.CreateDirectory(Path.Combine(folder.Path, $"cpu{cpu}", "topology")).FullName;
            File.WriteAllText(Path.Combine(topology, "thread_siblings_list"), siblings + "\n");
        }
        Directory.CreateDirectory(Path.Combine(folder.Path, "cpufreq"));
        Assert.Equal(2, Cores.Count(folder.Path, processors: 4));
        Assert.Equal(1, Cores.Count(folder.Path, processors: 1));
        Assert.Equal(4, Cores.Count(folder.File("absent"), processors: 4));
    }
}
