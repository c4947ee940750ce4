namespace FilterGen.Figures;

/// <summary>A Gaussian kernel density with Silverman's (1986) bandwidth, up to a factor.</summary>
internal sealed class KernelDensity
{
    private readonly double[] sorted;
    private readonly double width;

    /// <param name="sorted">One or more finite numbers in ascending order.</param>
    public KernelDensity(double[] sorted)
    {
        this.sorted = sorted;
        var mean = sorted.Average();
        var deviation = Math.Sqrt(sorted.Sum(value => (value - mean) * (value - mean)) / sorted.Length);
        var quartiles = (Distributions.Quantile(sorted, 0.75) - Distributions.Quantile(sorted, 0.25)) / 1.34;
        var spread = quartiles > 0 ? Math.Min(deviation, quartiles) : deviation;
        width = Math.Max(0.9 * spread * Math.Pow(sorted.Length, -0.2), 1e-9 * Math.Max(1, Math.Abs(mean)));
    }

    public double At(double place)
    {
        var sum = 0.0;
        foreach (var value in sorted)
        {
            var distance = (place - value) / width;
            sum += Math.Exp(-0.5 * distance * distance);
        }
        return sum;
    }
}
