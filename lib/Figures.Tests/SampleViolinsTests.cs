using FilterGen.Figures.Interactive;

namespace FilterGen.Figures.Tests;

public class SampleViolinsTests
{
    [Fact]
    public void Samples_stand_above_their_class_at_the_height_of_their_number()
    {
        var random = new Random(3);
        float[] values = [.. Enumerable.Range(0, 300).Select(_ => (float)random.NextDouble()), -1, 3];
        long[] labels = [.. Enumerable.Range(0, 300).Select(i => (long)i % 3), 0, 2];
        var places = SampleViolins.Places(values, labels, 3);

        for (var i = 0; i < values.Length; i++)
        {
            Assert.InRange(places[2 * i], labels[i] / 3.0, (labels[i] + 1) / 3.0);
            Assert.Equal((values[i] + 1) / 4, places[2 * i + 1], 1e-6f);
        }
    }

    [Fact]
    public void A_violin_is_wide_where_its_samples_are()
    {
        float[] values = [.. Enumerable.Range(0, 200).Select(i => i / 1000f), 1, 1.1f];
        var places = SampleViolins.Places(values, new long[values.Length], 1);
        double Width(IEnumerable<int> samples) => samples.Max(i => places[2 * i]) - samples.Min(i => places[2 * i]);

        Assert.InRange(Width(Enumerable.Range(50, 100)), 0.7, 0.9);
        Assert.InRange(Width([200, 201]), 0, 0.1);
    }

    [Fact]
    public void What_is_no_number_has_no_place()
    {
        var places = SampleViolins.Places([float.NaN, 2], [0, 0], 1);
        Assert.True(float.IsNaN(places[0]));
        Assert.Equal(0.5f, places[3]);
        Assert.True(float.IsNaN(SampleViolins.Places([float.NaN], [0], 1)[1]));
    }

    [Fact]
    public void Every_number_is_a_frame_with_a_value_per_sample()
    {
        var panels = new LinkedPanels([0, 1]).Violins("coefficients", [("filter 1", [1, 2]), ("filter 2", [2, 1])]);
        Assert.Contains("filter 2", panels.ToHtml());
        var error = Assert.Throws<ArgumentException>(() => panels.Violins("weights", [("tap 1", [1])]));
        Assert.Contains("\"weights\", tap 1: expected 2 values, one per sample, found 1", error.Message);
    }
}
