using System.Runtime.CompilerServices;

namespace FilterGen.Tsne;

/// <summary>How <see cref="TSne"/> makes a map. The defaults are those in common use.</summary>
public sealed record TSneOptions
{
    /// <summary>The effective number of neighbours of a point: at least 1, less than N − 1, commonly 5 to 50.</summary>
    public double Perplexity { get; init; } = 30;

    /// <summary>Steps of gradient descent, at least 1, those with exaggeration included.</summary>
    public int Iterations { get; init; } = 750;

    /// <summary>How forces are computed.</summary>
    public TSneMethod Method { get; init; } = TSneMethod.Auto;

    /// <summary>Steps at the start with exaggerated attraction and a momentum of 0.5 instead of 0.8, at least 0.</summary>
    public int ExaggerationIterations { get; init; } = 250;

    /// <summary>What attraction is multiplied by in these steps, at least 1.</summary>
    public double Exaggeration { get; init; } = 12;

    /// <summary>
    /// The step size, above 0; null takes N / <see cref="Exaggeration"/> (Belkina et al. 2019), but at least 200, or N / 2 where
    /// that is less. As in the authors' programs the factor 4 of the gradient is left out; scikit-learn has it in, so its "auto",
    /// N / exaggeration / 4 and at least 50, makes the same steps, but for fewer than 400 points, for which they are too large.
    /// </summary>
    public double? LearningRate { get; init; }

    /// <summary>Decides the random start, and the first guess where principal components are searched for step by step.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Where the points start, if <see cref="Initial"/> does not say it.</summary>
    public TSneStart Start { get; init; } = TSneStart.Pca;

    /// <summary>[N, 2], where each point starts, taken as it is; a standard deviation of about 1e-4 is usual.</summary>
    public Tensor? Initial { get; init; }

    /// <summary>
    /// Barnes–Hut's θ, at least 0: a cell counts as one point if its width is less than θ times its distance. 0 is exact.
    /// </summary>
    public double Angle { get; init; } = 0.5;

    /// <summary>Called after every step, with the map as it is then.</summary>
    public Action<TSneSnapshot>? OnIteration { get; init; }

    /// <summary>
    /// Threads of the library's own loops, at least 1; null takes as many as the process may use cores, one with two hardware
    /// threads counted once. The matrix products of the neighbour search and the principal components take torch's
    /// (<see cref="set_num_threads"/>). The map depends on neither number.
    /// </summary>
    public int? Threads { get; init; }

    /// <summary>Where progress is written; null is the console, <see cref="TextWriter.Null"/> nowhere.</summary>
    public TextWriter? Output { get; init; }

    /// <summary>Stops the computation after the step that is running, as an interrupt of the cell or Ctrl+C does.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Throws if a value is out of its range.</summary>
    internal void Validate()
    {
        RequireKnown(Method);
        RequireKnown(Start);
        RequireFinite(Perplexity, nameof(Perplexity));
        RequireFinite(Exaggeration, nameof(Exaggeration));
        RequireFinite(Angle, nameof(Angle));
        RequireFinite(LearningRate ?? 1, nameof(LearningRate));
        ArgumentOutOfRangeException.ThrowIfLessThan(Perplexity, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Iterations, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(ExaggerationIterations);
        ArgumentOutOfRangeException.ThrowIfLessThan(Exaggeration, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Angle);
        if (LearningRate is { } rate) ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate, nameof(LearningRate));
        if (Threads is { } threads) ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1, nameof(Threads));
    }

    /// <summary>The step size for a number of points.</summary>
    internal double LearningRateFor(int points) =>
        LearningRate ?? Math.Max(points / Exaggeration, Math.Min(LeastLearningRate, points / 2.0));

    private static void RequireKnown<T>(T value, [CallerArgumentExpression(nameof(value))] string? name = null) where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
            throw new ArgumentOutOfRangeException(name, value, $"expected one of {string.Join(", ", Enum.GetNames<T>())}.");
    }

    private static void RequireFinite(double value, string name)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(name, value, "expected a finite number.");
    }

    private const double LeastLearningRate = 200;
}
