using LibTorch.Tests.Core;

namespace LibTorch.Tests.Cuda;

/// <summary>Tests on a GPU run alone: its memory statistics, streams and generators are the process's.</summary>
[CollectionDefinition("one device", DisableParallelization = true)]
public sealed class OneDevice : ICollectionFixture<LiveTensors.Collected>;
