namespace FilterGen.Figures;

/// <summary>Numbers of one name whose spread is to be seen, as a histogram, a violin (<see cref="Plot.Violins"/>) or a box.</summary>
/// <param name="Name">What the axis or the legend says.</param>
/// <param name="Values">The numbers, in any order; NaN, infinities and what is beyond ±1e300 are left out.</param>
public sealed record Distribution(string Name, IReadOnlyList<double> Values)
{
    /// <summary>"#rrggbb"; null takes the next colour of the <see cref="Palette"/>.</summary>
    public string? Color { get; init; }

    /// <summary>Numbers in single precision, as tensors give them.</summary>
    /// <param name="name">What the axis or the legend says.</param>
    /// <param name="values">The numbers, in any order.</param>
    public static Distribution Of(string name, IEnumerable<float> values) => new(name, [.. values.Select(value => (double)value)]);

    /// <summary>The finite numbers in ascending order.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    internal double[] Sorted()
    {
        double[] sorted = [.. Given.Here($"Distribution \"{Name}\"", "values", Values).Where(Numbers.IsPlace).Order()];
        return sorted.Length > 0 ? sorted
            : throw new ArgumentException($"Distribution \"{Name}\": expected at least one finite number, found {Values.Count} values.");
    }
}
