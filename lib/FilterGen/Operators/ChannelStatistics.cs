namespace FilterGen.Operators;

/// <summary>Mean, variance and the inverse of the deviation of a channel over a batch.</summary>
internal readonly record struct ChannelStatistics(float Mean, float Variance, float InverseDeviation)
{
    /// <summary>From a mean and a variance, which were computed in double precision.</summary>
    public static ChannelStatistics Of(double mean, double variance, double epsilon) =>
        new((float)mean, (float)variance, (float)(1 / Math.Sqrt(variance + epsilon)));

    /// <summary>The layer's output is Scale·x + Shift.</summary>
    public (float Scale, float Shift) Line(float weight, float bias)
    {
        var scale = weight * InverseDeviation;
        return (scale, bias - Mean * scale);
    }

    /// <summary>
    /// The gradient of the input, scale·(d − mean(d) − (x − mean)·mean(d·(x − mean))/variance) with d the gradient of the layer's
    /// output, is scale·d + Along·(x − mean) + Offset.
    /// </summary>
    /// <param name="scale">Of <see cref="Line"/>.</param>
    /// <param name="sum">The sum of d.</param>
    /// <param name="product">The sum of d·(x − mean).</param>
    /// <param name="count">How many numbers were summed.</param>
    public (float Along, float Offset) InputGradient(float scale, double sum, double product, long count) =>
        ((float)(-scale * (double)InverseDeviation * InverseDeviation * product / count), (float)(-scale * sum / count));
}
