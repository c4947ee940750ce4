namespace FilterGen.Figures.Interactive;

/// <summary>Violins whose substance is the samples themselves, so that they can be pointed at and selected (Sidiropoulos et al., 2018).</summary>
internal static class SampleViolins
{
    private const double Widest = 0.9;

    /// <summary>
    /// A place x, y in the unit square for each sample: above its class, the further aside the more samples have such a number, at the
    /// height of its number. What is not finite has no place.
    /// </summary>
    public static float[] Places(IReadOnlyList<float> values, IReadOnlyList<long> labels, int classes)
    {
        var places = new float[2 * values.Count];
        Array.Fill(places, float.NaN);
        var finite = Enumerable.Range(0, values.Count).Where(i => float.IsFinite(values[i])).ToList();
        if (finite.Count == 0) return places;
        double low = finite.Min(i => values[i]), high = finite.Max(i => values[i]);
        foreach (var group in finite.GroupBy(i => labels[i]))
        {
            int[] samples = [.. group];
            var density = new KernelDensity([.. samples.Select(i => (double)values[i]).Order()]);
            double[] heights = [.. samples.Select(i => density.At(values[i]))];
            var most = heights.Max();
            foreach (var (number, sample) in samples.Index())
            {
                var aside = (Spread(number + 1) - 0.5) * Widest * heights[number] / most;
                places[2 * sample] = (float)((group.Key + 0.5 + aside) / classes);
                places[2 * sample + 1] = (float)(high > low ? (values[sample] - low) / (high - low) : 0.5);
            }
        }
        return places;
    }

    /// <summary>Van der Corput's sequence in (0, 1): any stretch of it is spread evenly.</summary>
    private static double Spread(int number)
    {
        var (place, share) = (0.0, 0.5);
        for (; number > 0; number /= 2, share /= 2) place += number % 2 * share;
        return place;
    }
}
