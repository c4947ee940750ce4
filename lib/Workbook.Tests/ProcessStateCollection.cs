namespace Workbook.Tests;

/// <summary>Tests that change what the whole process shares: its current directory, its environment variables.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessStateCollection
{
    public const string Name = "process state";
}
