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
}
