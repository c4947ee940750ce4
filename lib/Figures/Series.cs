namespace FilterGen.Figures;

/// <summary>Points of one name: a line of <see cref="Plot.Lines"/> or a cloud of <see cref="Plot.Scatter"/>.</summary>
/// <param name="Name">What the legend says.</param>
/// <param name="X">Where the points are; as many as <paramref name="Y"/>.</param>
/// <param name="Y">The values; NaN, infinities and what is beyond ±1e300 are gaps.</param>
public sealed record Series(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>"#rrggbb"; null takes the next colour of the <see cref="Palette"/>.</summary>
    public string? Color { get; init; }

    /// <summary>A dashed line, for what is compared with.</summary>
    public bool Dashed { get; init; }

    /// <summary>Half the height of a band around the line, in the units of Y (for example the standard deviation over seeds).</summary>
    public IReadOnlyList<double>? Spread { get; init; }

    /// <summary>A text per point, shown under the pointer.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    /// <summary>Values at 1, 2, 3, …: one per epoch.</summary>
    public static Series PerEpoch(string name, IReadOnlyList<double> values) =>
        new(name, [.. Enumerable.Range(1, values.Count).Select(epoch => (double)epoch)], values);

    /// <summary>The mean of several runs at 1, 2, 3, …, with a band of one standard deviation (of a sample) on each side.</summary>
    /// <param name="name">What the legend says.</param>
    /// <param name="runs">The values of each run, one per epoch; one run alone has no band.</param>
    /// <exception cref="ArgumentException">No runs, or runs of different lengths.</exception>
    public static Series OverRuns(string name, IReadOnlyList<IReadOnlyList<double>> runs)
    {
        if (runs.Count == 0)
            throw new ArgumentException($"Series \"{name}\": expected at least one run, found none.");
        if (runs.FirstOrDefault(run => run.Count != runs[0].Count) is { } other)
            throw new ArgumentException(
                $"Series \"{name}\": expected runs of one length, found {runs[0].Count} and {other.Count} values.");
        double[] means = [.. runs[0].Select((_, i) => runs.Average(run => run[i]))];
        var mean = PerEpoch(name, means);
        return runs.Count == 1 ? mean : mean with { Spread = [.. means.Select(Deviation)] };

        double Deviation(double mean, int i) => Math.Sqrt(runs.Sum(run => (run[i] - mean) * (run[i] - mean)) / (runs.Count - 1));
    }

    /// <exception cref="ArgumentException">No points, or lists of different lengths.</exception>
    internal void Check()
    {
        Given.Here($"Series \"{Name}\"", "x", X);
        Given.Here($"Series \"{Name}\"", "y", Y);
        if (X.Count != Y.Count)
            throw new ArgumentException($"Series \"{Name}\": expected one y for each x, found {X.Count} x and {Y.Count} y.");
        if (X.Count == 0)
            throw new ArgumentException($"Series \"{Name}\": expected at least one point, found none.");
        if (Spread is not null && Spread.Count != Y.Count)
            throw new ArgumentException($"Series \"{Name}\": expected one spread for each y, found {Spread.Count} and {Y.Count} y.");
        if (Labels is not null && Labels.Count != Y.Count)
            throw new ArgumentException($"Series \"{Name}\": expected one label for each y, found {Labels.Count} and {Y.Count} y.");
    }
}
