namespace FilterGen.Training;

/// <summary>A measure that networks are compared by.</summary>
/// <param name="Name">Its name in <see cref="Metrics.Scores"/>, with its unit if it has one.</param>
/// <param name="HigherIsBetter">Whether a network with a higher value is the better one.</param>
/// <param name="IsShare">Whether it is a share, 0 to 1, which is shown in percent.</param>
public sealed record Score(string Name, bool HigherIsBetter, bool IsShare = false)
{
    /// <summary>The loss itself; the lower the better.</summary>
    public static Score Loss { get; } = new("loss", HigherIsBetter: false);

    /// <summary>The share of the images sorted into their class.</summary>
    public static Score Accuracy { get; } = new("accuracy", HigherIsBetter: true, IsShare: true);

    /// <summary>The score's value in metrics.</summary>
    /// <exception cref="InvalidOperationException">The network that was measured has no such score.</exception>
    public double Of(Metrics metrics)
    {
        if (this == Loss) return metrics.Loss;
        if (metrics.Scores.TryGetValue(Name, out var value)) return value;
        var there = metrics.Scores.Count == 0 ? "no scores" : string.Join(", ", metrics.Scores.Keys);
        throw new InvalidOperationException($"expected the score '{Name}', found {there}: this network is not judged by it.");
    }

    /// <summary>Whether one value is better than another; any number is better than none (NaN).</summary>
    internal bool IsBetter(double value, double than) =>
        double.IsNaN(than) ? !double.IsNaN(value) : HigherIsBetter ? value > than : value < than;

    /// <summary>A value as it is shown: <c>98.25 %</c> or <c>0.1234</c>.</summary>
    internal string Text(double value) =>
        IsShare ? string.Create(CultureInfo.InvariantCulture, $"{100 * value:F2} %") : value.ToString("F4", CultureInfo.InvariantCulture);
}
