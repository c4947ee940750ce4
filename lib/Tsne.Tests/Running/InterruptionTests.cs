using FilterGen.Tsne.Running;

namespace FilterGen.Tsne.Tests.Running;

public sealed class InterruptionTests
{
    [Fact]
    public void AnInterruptOfWhatWaitsIsKept()
    {
        using var interruption = new Interruption(CancellationToken.None);
        Assert.False(interruption.Requested);
        interruption.Guard(() => throw new ThreadInterruptedException());
        Assert.True(interruption.Requested);
    }
}
