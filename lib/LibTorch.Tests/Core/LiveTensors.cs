namespace LibTorch.Tests.Core;

/// <summary>Tests that count live tensors run alone: the count is the process's.</summary>
[CollectionDefinition("live tensors", DisableParallelization = true)]
public sealed class LiveTensors;
