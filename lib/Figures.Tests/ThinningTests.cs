
namespace FilterGen.Figures.Tests;

public class ThinningTests
{
    [Fact]
    public void A_short_line_keeps_every_point() => Assert.Equal([0, 1, 2], Thinning.Peaks([5, 6, 7], 3));

    [Fact]
    public void A_long_line_keeps_its_ends_peaks_and_gaps_in_order()
    {
        var values = new double[100_000];
        (values[12_345], values[54_321], values[70_000]) = (9, -9, double.NaN);
        var kept = Thinning.Peaks(values, 1_000);

        Assert.InRange(kept.Count, 500, 1_100);
        Assert.Superset(new HashSet<int> { 0, 12_345, 54_321, 70_000, 99_999 }, kept.ToHashSet());
        Assert.Equal(kept.Order(), kept);
    }

    [Fact]
    public void A_band_is_thinned_as_its_line_is()
    {
        var values = Enumerable.Range(0, 50_000).Select(i => Math.Sin(i)).ToArray();
        var figure = Plot.Lines("a", "b", "c", Series.PerEpoch("d", values) with { Spread = values.Select(_ => 0.1).ToArray() });

        Assert.All(figure.Traces, trace => Assert.InRange(trace.Items<double?>("x").Count(), 1_000, 2 * 1.1 * Plot.LinePoints));
    }

    [Fact]
    public void A_cloud_is_thinned_evenly()
    {
        Assert.Equal([0, 2, 5, 7], Thinning.Even(10, 4));
        Assert.Equal([0, 1], Thinning.Even(2, 4));
    }
}
