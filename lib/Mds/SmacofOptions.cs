using static TorchSharp.torch;

namespace FilterGen.Mds;

/// <summary>How <see cref="Smacof"/> searches.</summary>
public sealed record SmacofOptions
{
    /// <summary>The map's dimensions K, at least 1; <see cref="Initial"/> decides where it is given.</summary>
    public int Dimensions { get; init; } = 2;

    /// <summary>[N, K], where the points start, for one search; <see cref="ClassicalScaling"/>'s points are a good start.</summary>
    public Tensor? Initial { get; init; }

    /// <summary>How many random starts are tried without <see cref="Initial"/>, at least 1; the map of the least stress is kept.</summary>
    public int Starts { get; init; } = 4;

    /// <summary>Decides the random starts.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>The most steps of a search, at least 1.</summary>
    public int MaxIterations { get; init; } = 1000;

    /// <summary>A search ends when a step lowers the stress by no more than this part of it: at least 0, below 1.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>Stops the search after the step that is running, as an interrupt of a notebook's cell does.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Throws if a value is out of its range.</summary>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Dimensions, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Starts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxIterations, 1);
        if (Tolerance is not (>= 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(Tolerance), Tolerance, "expected at least 0 and below 1.");
    }
}
