using static TorchSharp.torch;

namespace FilterGen.Analysis;

/// <summary>A map on its way.</summary>
public sealed class TSneSnapshot
{
    private readonly float[] coordinates;
    private readonly Lazy<double> divergence;

    internal TSneSnapshot(int iteration, int iterations, bool exaggerated, float[] coordinates, Func<double> divergence)
    {
        Iteration = iteration;
        Iterations = iterations;
        Exaggerated = exaggerated;
        this.coordinates = coordinates;
        this.divergence = new(divergence);
    }

    /// <summary>Steps done, from 1.</summary>
    public int Iteration { get; }

    /// <summary>Steps there will be.</summary>
    public int Iterations { get; }

    /// <summary>Whether this step was one with exaggerated attraction.</summary>
    public bool Exaggerated { get; }

    /// <summary>
    /// The Kullback–Leibler divergence without exaggeration, in nats. It is computed when asked for, which takes about as long as a
    /// step; ask within the callback.
    /// </summary>
    public double KullbackLeibler => divergence.Value;

    /// <summary>The points: x and y of the first, of the second, and so on; 2·N numbers.</summary>
    public IReadOnlyList<float> Coordinates => coordinates;

    /// <summary>The points as a new tensor on the CPU, float32 [N, 2]; whoever takes it disposes of it.</summary>
    public Tensor Embedding => tensor(coordinates, [coordinates.Length / 2, 2]);
}
