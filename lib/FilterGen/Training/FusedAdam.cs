using System.Runtime.InteropServices;
using FilterGen.Operators;

namespace FilterGen.Training;

/// <summary>
/// Adam (Kingma and Ba: <i>Adam: a method for stochastic optimization</i>) with β 0.9 and 0.999 and ε 1e-8, all parameters in one
/// operator: TorchSharp's takes about ten for each of them. A parameter without a gradient is left out of a step.
/// </summary>
internal sealed class FusedAdam : IDisposable
{
    private readonly Entry[] entries;
    private readonly Tensor settings; // float64 [2] on the host: step size and L2 penalty

    /// <summary>Begins with moments of zero.</summary>
    /// <param name="network">The network, on the device that it is trained on.</param>
    /// <param name="weightDecay">L2 penalty.</param>
    public FusedAdam(nn.Module network, double weightDecay)
    {
        settings = tensor([0, weightDecay]).DetachFromDisposeScope();
        entries =
        [
            .. network.named_parameters().Select(named => new Entry(
                named.name, named.parameter, Zeros(named.parameter), Zeros(named.parameter),
                zeros([], float32, named.parameter.device).DetachFromDisposeScope())),
        ];
    }

    /// <summary>Step size.</summary>
    public double LearningRate
    {
        get => MemoryMarshal.Cast<byte, double>(settings.bytes)[0];
        set => MemoryMarshal.Cast<byte, double>(settings.bytes)[0] = value;
    }

    /// <summary>The parameters' names with running means of gradients and of their squares, and the number of steps, float32 [].</summary>
    public IEnumerable<(string Name, Tensor Mean, Tensor Square, Tensor Steps)> State =>
        entries.Select(entry => (entry.Name, entry.Mean, entry.Square, entry.Steps));

    /// <summary>Forgets the gradients.</summary>
    public void ZeroGradients()
    {
        foreach (var entry in entries)
        {
            using var gradient = entry.Parameter.grad;
            if (gradient is not null) entry.Parameter.grad = null;
        }
    }

    /// <summary>Changes the parameters along their gradients.</summary>
    public void Step()
    {
        using var off = no_grad();
        var with = entries.Select(entry => (Entry: entry, Gradient: entry.Parameter.grad)).Where(one => one.Gradient is not null).ToArray();
        if (with.Length == 0) return;
        Scripts.Adam(
            [.. with.Select(one => one.Entry.Parameter)], [.. with.Select(one => one.Gradient!)],
            [.. with.Select(one => one.Entry.Mean)], [.. with.Select(one => one.Entry.Square)], [.. with.Select(one => one.Entry.Steps)],
            settings);
        foreach (var (_, gradient) in with) gradient!.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var entry in entries)
        {
            entry.Mean.Dispose();
            entry.Square.Dispose();
            entry.Steps.Dispose();
        }
        settings.Dispose();
    }

    private static Tensor Zeros(Parameter parameter)
    {
        using var off = no_grad();
        return zeros_like(parameter).DetachFromDisposeScope();
    }

    private sealed record Entry(string Name, Parameter Parameter, Tensor Mean, Tensor Square, Tensor Steps);
}
