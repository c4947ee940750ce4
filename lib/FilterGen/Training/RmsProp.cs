using System.Runtime.InteropServices;
using FilterGen.Operators;

namespace FilterGen.Training;

/// <summary>
/// RMSProp (Tieleman and Hinton, lecture 6.5) with α 0.99 and ε 1e-8 on some of a network's parameters, and on no others: it
/// differentiates for its own alone; the step is taken tensor by tensor on the CPU, elsewhere in one operator for each part of the rule.
/// </summary>
internal sealed class RmsProp : IDisposable
{
    private readonly (string Name, Parameter Parameter)[] entries;
    private readonly Tensor[] squares;
    private readonly Tensor settings; // float64 [1] on the host: step size

    /// <summary>Begins with running means of zero.</summary>
    /// <param name="parameters">The parameters to change, on the device that they are trained on.</param>
    public RmsProp(params IEnumerable<(string Name, Parameter Parameter)> parameters)
    {
        entries = [.. parameters];
        settings = tensor([0.0]).DetachFromDisposeScope();
        using var off = no_grad();
        squares = [.. entries.Select(entry => zeros_like(entry.Parameter).DetachFromDisposeScope())];
    }

    /// <summary>Step size.</summary>
    public double LearningRate
    {
        get => MemoryMarshal.Cast<byte, double>(settings.bytes)[0];
        set => MemoryMarshal.Cast<byte, double>(settings.bytes)[0] = value;
    }

    /// <summary>The parameters' names with the running means of their gradients' squares.</summary>
    public IEnumerable<(string Name, Tensor Square)> State => entries.Zip(squares, (entry, square) => (entry.Name, square));

    /// <summary>A step down the gradient of a loss. Other parameters neither change nor get a gradient.</summary>
    /// <param name="loss">Scalar that depends on every parameter of this optimizer.</param>
    public void Descend(Tensor loss)
    {
        Tensor[] parameters = [.. entries.Select(entry => entry.Parameter)];
        var gradients = autograd.grad([loss], parameters);
        using var off = no_grad();
        if (parameters.Zip(squares, RmsPropStep.Fits).All(fits => fits))
        {
            for (int i = 0; i < parameters.Length; i++) RmsPropStep.Take(parameters[i], gradients[i], squares[i], (float)LearningRate);
            return;
        }
        Scripts.RmsProp(parameters, [.. gradients], squares, settings);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var square in squares) square.Dispose();
        settings.Dispose();
    }
}
