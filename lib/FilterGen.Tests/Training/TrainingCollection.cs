namespace FilterGen.Tests.Training;

/// <summary>Tests that use torch's one random number generator, or count its tensors, run one after another.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TrainingCollection
{
    public const string Name = "training";
}
