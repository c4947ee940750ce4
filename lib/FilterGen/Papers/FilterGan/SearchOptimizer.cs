namespace FilterGen.Papers.FilterGan;

/// <summary>How a search descends.</summary>
public enum SearchOptimizer
{
    /// <summary>The paper's: gradient descent, with momentum 0.9.</summary>
    GradientDescent,

    /// <summary>Adam, to see how far down another optimiser gets.</summary>
    Adam,
}
