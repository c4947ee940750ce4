namespace FilterGen.Figures;

/// <summary>Points of one name: a line of <see cref="Plot.Lines"/> or a cloud of <see cref="Plot.Scatter"/>.</summary>
/// <param name="Name">What the legend says.</param>
/// <param name="X">Where the points are; as many as <paramref name="Y"/>.</param>
/// <param name="Y">The values; NaN and infinities are gaps.</param>
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

    /// <exception cref="ArgumentException">No points, or lists of different lengths.</exception>
    internal void Check()
    {
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
