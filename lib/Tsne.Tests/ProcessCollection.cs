namespace FilterGen.Tsne.Tests;

/// <summary>Tests of what a process has only one of run one after another: torch's threads, its count of tensors, the console.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessCollection
{
    public const string Name = "process";
}
