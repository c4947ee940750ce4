namespace Benchmarks;

/// <summary>Repeated measurements of one thing.</summary>
/// <param name="values">At least one.</param>
internal sealed class Sample(IEnumerable<double> values)
{
    private readonly double[] sorted = [.. values.Order()];

    /// <summary>The middle.</summary>
    public double Median => Quantile(0.5);

    /// <summary>The lower and the upper quartile: half of the measurements lie between them.</summary>
    public double[] Quartiles => [Quantile(0.25), Quantile(0.75)];

    /// <summary>A quantile, interpolated between neighbours.</summary>
    /// <param name="fraction">0 (the least) to 1 (the greatest).</param>
    public double Quantile(double fraction)
    {
        var place = fraction * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
