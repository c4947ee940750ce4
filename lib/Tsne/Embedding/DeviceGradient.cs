using FilterGen.Tsne.Affinities;
using FilterGen.Tsne.Running;

namespace FilterGen.Tsne.Embedding;

/// <summary>
/// Attraction and repulsion of all pairs with torch's operators, on the device that holds the points: for a GPU. The points of the map
/// travel there and the gradient back in every step, which are a few numbers beside the pairs.
/// </summary>
internal sealed class DeviceGradient : ITSneGradient, IDisposable
{
    private readonly Tensor joint;
    private readonly double negativeEntropy;

    /// <summary>Copies the probabilities to a device.</summary>
    public DeviceGradient(DenseAffinities affinities, Device device, Workers workers)
    {
        using var scope = NewDisposeScope();
        negativeEntropy = affinities.NegativeEntropy(workers);
        var padded = tensor(affinities.Values, [affinities.Count, affinities.Stride]).to(device);
        joint = padded.narrow(1, 0, affinities.Count).contiguous().DetachFromDisposeScope();    // [N, N]
    }

    /// <inheritdoc/>
    public void Compute(Layout map, float exaggeration, Layout gradient)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var places = Places(map);                                                               // [N, 2]
        Tensor x = Differences(places, 0), y = Differences(places, 1);                          // [N, N]
        var kernel = Kernel(x, y);                                                              // [N, N]
        var inverse = (kernel.sum() - map.Count).reciprocal();
        var weights = (joint * exaggeration - kernel * inverse) * kernel;                       // [N, N]
        var slopes = stack([(weights * x).sum(1), (weights * y).sum(1)], 1);                    // [N, 2]
        var found = slopes.cpu().data<float>().ToArray();
        for (var i = 0; i < map.Count; i++) (gradient.X[i], gradient.Y[i]) = (found[2 * i], found[2 * i + 1]);
    }

    /// <inheritdoc/>
    public double KullbackLeibler(Layout map)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var places = Places(map);
        var kernel = Kernel(Differences(places, 0), Differences(places, 1));
        var z = kernel.sum(ScalarType.Float64).item<double>() - map.Count;
        return negativeEntropy - (joint * kernel.log()).sum(ScalarType.Float64).item<double>() + Math.Log(z);
    }

    /// <summary>Frees the probabilities.</summary>
    public void Dispose() => joint.Dispose();

    private Tensor Places(Layout map) => tensor(map.ToCoordinates(), [map.Count, 2]).to(joint.device);

    private static Tensor Differences(Tensor places, int axis)
    {
        var column = places.narrow(1, axis, 1);
        return column - column.t();
    }

    /// <summary>1 / (1 + |y_i − y_j|²); from scalar products it would be less work, but near points' digits would be lost.</summary>
    private static Tensor Kernel(Tensor x, Tensor y) => (x * x + y * y + 1).reciprocal();
}
