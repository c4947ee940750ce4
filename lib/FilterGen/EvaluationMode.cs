namespace FilterGen;

/// <summary>Holds a network in evaluation mode until it is disposed; then each module has the mode it had before.</summary>
internal sealed class EvaluationMode : IDisposable
{
    private readonly (nn.Module Module, bool Training)[] before;

    /// <summary>Puts a network and all modules below it into evaluation mode.</summary>
    public EvaluationMode(nn.Module network)
    {
        before = [.. network.modules().Prepend(network).Select(module => (module, module.training))];
        network.eval();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Setting a module's mode sets that of all below it too. These come later in the list, and so get their own.
        foreach (var (module, training) in before) module.train(training);
    }
}
