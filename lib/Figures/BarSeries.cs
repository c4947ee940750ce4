namespace FilterGen.Figures;

/// <summary>Bars of one name, one per category.</summary>
/// <param name="Name">What the legend says.</param>
/// <param name="Values">The heights, in the order of the categories; NaN leaves a gap.</param>
public sealed record BarSeries(string Name, IReadOnlyList<double> Values)
{
    /// <summary>Half the length of an error bar per value, in the same units.</summary>
    public IReadOnlyList<double>? Errors { get; init; }

    /// <summary>"#rrggbb"; null takes the next colour of the <see cref="Palette"/>.</summary>
    public string? Color { get; init; }

    /// <exception cref="ArgumentException">Another number of values or errors than <paramref name="categories"/>.</exception>
    internal void Check(int categories)
    {
        if (Given.Here($"Bars \"{Name}\"", "values", Values).Count != categories)
            throw new ArgumentException($"Bars \"{Name}\": expected {categories} values, one per category, found {Values.Count}.");
        if (Errors is not null && Errors.Count != categories)
            throw new ArgumentException($"Bars \"{Name}\": expected {categories} errors, one per category, found {Errors.Count}.");
    }
}
