namespace FilterGen.Tsne;

/// <summary>A map on its way.</summary>
public sealed class TSneSnapshot
{
    private readonly float[] coordinates;
    private Func<double>? measure;
    private double? divergence;

    internal TSneSnapshot(int iteration, int iterations, bool exaggerated, float[] coordinates, Func<double> measure)
    {
        Iteration = iteration;
        Iterations = iterations;
        Exaggerated = exaggerated;
        this.coordinates = coordinates;
        this.measure = measure;
    }

    /// <summary>Steps done, from 1.</summary>
    public int Iteration { get; }

    /// <summary>Steps there will be.</summary>
    public int Iterations { get; }

    /// <summary>Whether this step was one with exaggerated attraction.</summary>
    public bool Exaggerated { get; }

    /// <summary>
    /// The Kullback–Leibler divergence without exaggeration, in nats. It is computed when first asked for, which takes about as long
    /// as a step.
    /// </summary>
    /// <exception cref="InvalidOperationException">It was not asked for within the callback, and the map has moved on.</exception>
    public double KullbackLeibler => divergence ??= (measure ?? throw new InvalidOperationException(
        $"{nameof(KullbackLeibler)} of step {Iteration} can be read only while {nameof(TSneOptions.OnIteration)} runs: read it there."))();

    /// <summary>The points: x and y of the first, of the second, and so on; 2·N numbers.</summary>
    public IReadOnlyList<float> Coordinates => coordinates;

    /// <summary>Says that the map moves on.</summary>
    internal void Close() => measure = null;
}
