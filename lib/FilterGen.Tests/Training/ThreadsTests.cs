using FilterGen.Training;

namespace FilterGen.Tests.Training;

[Collection(TrainingCollection.Name)]
public sealed class ThreadsTests
{
    [Fact]
    public void UsesWhatIsAskedFor()
    {
        var before = Threads.Count;
        Assert.Equal(2, Threads.Use(2));
        Assert.Equal(2, Threads.Count);
        Assert.Equal(1, Threads.Use(1));
        Assert.Equal(1, Threads.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => Threads.Use(0));
        Threads.Use(before);
    }

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
        Assert.Equal(2, Threads.CountPhysicalCores(folder.Path, processors: 4));
        Assert.Equal(1, Threads.CountPhysicalCores(folder.Path, processors: 1));
        Assert.Equal(4, Threads.CountPhysicalCores(folder.File("absent"), processors: 4));
    }
}
