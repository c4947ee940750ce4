namespace LibTorch.Tests.Core;

/// <summary>Tests that count live tensors run alone: the count is the process's.</summary>
[CollectionDefinition("live tensors", DisableParallelization = true)]
public sealed class LiveTensors : ICollectionFixture<LiveTensors.Collected>
{
    /// <summary>Frees what other tests dropped, so that no finalizer changes the count later.</summary>
    public sealed class Collected
    {
        public Collected()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
