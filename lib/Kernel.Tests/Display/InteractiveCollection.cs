namespace NotebookKernel.Tests.Display;

/// <summary>Tests of what the package of formatters is told, which counts for the whole process: no other tests run beside them.</summary>
[CollectionDefinition("interactive", DisableParallelization = true)]
public sealed class InteractiveCollection;
