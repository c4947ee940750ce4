using FilterGen.Filters;

namespace FilterGen.Papers.FilterGan;

/// <summary>How the pictures of an invariance grid are searched for. The paper names gradient descent from x and no number.</summary>
public sealed record SearchOptions
{
    /// <summary>How the search descends.</summary>
    public SearchOptimizer Optimizer { get; init; } = SearchOptimizer.GradientDescent;

    /// <summary>The learning rate, above 0; 1 suits gradient descent, 0.01 Adam.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>Steps of the search, at least 0.</summary>
    public int Steps { get; init; } = 60;

    /// <summary>Ψ, the natural image prior.</summary>
    public NaturalImagePrior Prior { get; init; } = new(AlphaWeight: 5e-4, VariationWeight: 5e-4);

    /// <summary>
    /// Whether the prior judges the change x′ − x (the default), so that x itself costs nothing and is what the search finds where the
    /// filters have not changed. Otherwise it judges x′ as the paper has it, and moves the middle of the grid as well.
    /// </summary>
    public bool PriorOfChange { get; init; } = true;

    /// <summary>Throws if a value is out of its range.</summary>
    internal void Validate()
    {
        Guard.Positive(Rate, nameof(Rate));
        Guard.AtLeast(0, Steps, nameof(Steps));
        Guard.NotNegative(Prior.AlphaWeight, nameof(Prior.AlphaWeight));
        Guard.NotNegative(Prior.VariationWeight, nameof(Prior.VariationWeight));
        if (Prior.Alpha < 2 || Prior.Alpha % 2 != 0)
            throw new ArgumentOutOfRangeException(
                nameof(Prior.Alpha), $"Alpha: expected an even number of at least 2, found {Prior.Alpha}.");
    }
}
