namespace LibTorch.Tests.Fixtures;

/// <summary>Tests that draw from the default generator after seeding it run alone: the generator is the process's.</summary>
[CollectionDefinition("default generator", DisableParallelization = true)]
public sealed class DefaultGenerator;
