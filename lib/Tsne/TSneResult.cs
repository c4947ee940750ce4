namespace FilterGen.Tsne;

/// <summary>A finished map. It owns its tensor, which lives until the result is disposed.</summary>
public sealed class TSneResult : IDisposable
{
    /// <summary>The points: float32 [N, 2] on the CPU, centred on the origin.</summary>
    public required Tensor Embedding { get; init; }

    /// <summary>
    /// The Kullback–Leibler divergence of the map's neighbourhoods from the data's, in nats, without exaggeration.
    /// With <see cref="TSneMethod.BarnesHut"/> and <see cref="TSneMethod.Fft"/> the data's neighbourhoods end at 3×perplexity
    /// neighbours; for more than 10,000 points the map's normalising sum is computed on a grid (right to about 1e-4).
    /// </summary>
    public required double KullbackLeibler { get; init; }

    /// <summary>The divergence along the way, every 50 steps and after the last.</summary>
    public required IReadOnlyList<(int Iteration, double KullbackLeibler)> History { get; init; }

    /// <summary>The method that was used; never <see cref="TSneMethod.Auto"/>.</summary>
    public required TSneMethod Method { get; init; }

    /// <summary>Time for the whole, callbacks included.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Frees the tensor.</summary>
    public void Dispose() => Embedding.Dispose();
}
